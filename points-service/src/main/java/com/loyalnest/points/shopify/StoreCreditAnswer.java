package com.loyalnest.points.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the Admin API answers about store credit; each document sets one part of the data.
record StoreCreditAnswer(@Nullable Change credited, @Nullable Customer customer) {

  /// @param transaction absent when there are errors
  record Change(@Nullable Transaction transaction, List<UserError> userErrors) {}

  record Customer(Accounts storeCreditAccounts) {}

  record Accounts(List<Account> nodes) {}

  record Account(Transactions transactions) {}

  record Transactions(List<Transaction> nodes) {}

  /// Of a kind that is no credit, all are absent.
  record Transaction(@Nullable String id, @Nullable Instant expiresAt, @Nullable Money amount) {}

  record Money(BigDecimal amount, String currencyCode) {}

  record UserError(@Nullable String code) {}
}
