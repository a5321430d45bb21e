package com.loyalnest.points.shopify;

import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.points.redemption.Issue;
import com.loyalnest.points.redemption.Issuer;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Issues what has our code, which makes asking twice harmless: a code that is taken is ours only
/// if what has it names our redemption. A refusal counts only after the code was looked up: an
/// earlier, doubtful call may have made it. Whatever keeps the shop from answering, the auth
/// service's silence too, leaves doubt.
abstract class CodeIssuer implements Issuer {
  private static final Logger LOG = LoggerFactory.getLogger(CodeIssuer.class);
  private static final String INTERNAL_ERROR = "INTERNAL_ERROR";

  private final ShopAccesses accesses;

  CodeIssuer(ShopAccesses accesses) {
    this.accesses = accesses;
  }

  /// What a question brought.
  ///
  /// @param id absent when nothing was made
  /// @param errors the codes of the shop's errors
  record Made(@Nullable String id, Collection<String> errors) {}

  /// Asks the shop to make it.
  abstract Made make(ShopAccess access, Issue issue);

  /// What has our code and names our redemption.
  abstract Optional<String> ours(ShopAccess access, Issue issue);

  /// Asks the shop to take it out of use.
  abstract Withdrawal end(ShopAccess access, Issue issue, String issuedId);

  @Override
  public final Creation create(Issue issue) {
    try {
      var access = accesses.of(issue.merchantId());
      var made = make(access, issue);
      return (made.id() != null && made.errors().isEmpty()
              ? Optional.of(made.id())
              : ours(access, issue))
          .<Creation>map(Creation.Created::new)
          .orElseGet(() -> refused(made.errors()));
    } catch (RuntimeException away) {
      LOG.warn("redemption {}: {}", issue.redemptionId(), away.getClass().getSimpleName());
      return new Creation.Doubtful();
    }
  }

  private static Creation refused(Collection<String> errors) {
    return errors.isEmpty() || errors.contains(INTERNAL_ERROR)
        ? new Creation.Doubtful()
        : new Creation.Refused(String.join(", ", new TreeSet<>(errors)));
  }

  @Override
  public final Withdrawal withdraw(Issue issue, String issuedId) {
    try {
      return end(accesses.of(issue.merchantId()), issue, issuedId);
    } catch (RuntimeException away) {
      LOG.warn("redemption {}: {}", issue.redemptionId(), away.getClass().getSimpleName());
      return Withdrawal.DOUBTFUL;
    }
  }
}
