package com.loyalnest.points.activity;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.program.Activities;
import java.util.Locale;

/// A deed that the merchant tells us of.
///
/// @param referenceId a review's id, a network, or whatever the merchant names the deed by
/// @param productId of a review: the platform's number of what was reviewed; empty if nothing
public record ToldDeed(AccountKey account, String activity, String referenceId, String productId) {
  /// A customer's reviews of one product are one deed, and networks are the same however written.
  DeedKey key() {
    return new DeedKey(
        account,
        activity,
        switch (activity) {
          case Activities.REVIEW ->
              productId.isEmpty() ? "review/" + referenceId : "product/" + productId;
          case Activities.SOCIAL_FOLLOW -> referenceId.toLowerCase(Locale.ROOT);
          default -> referenceId;
        });
  }
}
