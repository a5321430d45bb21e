package com.loyalnest.local.bench;

import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import java.sql.Connection;
import java.sql.SQLException;

/// What stands in the database of redemptions.
final class RedemptionCounts implements AutoCloseable {
  private static final String MADE =
      "select count(*) from points.points_transactions where type = 'redeem' and merchant_id = ?";
  private static final String ISSUED =
      "select count(*) from points.reward_redemptions where status = 'issued' and merchant_id = ?";
  private static final String BALANCE =
      """
      select c.points_balance from points.customers c
      join points.customer_identities i on i.merchant_id = c.merchant_id and i.customer_id = c.customer_id
      where i.merchant_id = ? and i.platform = 'shopify' and i.external_id = ?
      """;

  private final Connection connection;
  private final String merchantId;

  RedemptionCounts(DevSuite suite) {
    try {
      this.connection = suite.connect();
      this.merchantId = suite.merchantId();
    } catch (SQLException failure) {
      throw new CannotStart("the suite's database does not answer", failure);
    }
  }

  /// Redemptions whose points are in the ledger.
  long made() {
    return number(MADE);
  }

  /// Those whose code the shop made.
  long issued() {
    return number(ISSUED);
  }

  long balance(long customer) {
    return number(BALANCE, Long.toString(customer));
  }

  private long number(String query, String... more) {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, merchantId);
      for (var n = 0; n < more.length; n++) {
        statement.setString(n + 2, more[n]);
      }
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException failure) {
      throw new CannotStart("redemptions cannot be counted: " + failure.getMessage(), failure);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      System.err.println(failure.getMessage());
    }
  }
}
