package com.loyalnest.points.ledger;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.program.MerchantZone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a customer may read of an account: the balance, and its history newest first.
@Component
public class Statement {
  static final String HISTORY =
      """
      select t.*
      from unnest(?::text[]) as m(customer_id)
      cross join lateral (
        select customer_id, transaction_id, type, points, direction, source, order_id, created_at
        from points_transactions
        where merchant_id = ? and customer_id = m.customer_id and transaction_id < ?
        order by transaction_id desc limit ?) t
      order by t.transaction_id desc limit ?
      """;

  static final String LINE =
      """
      select customer_id, transaction_id, type, points, direction, source, order_id, created_at
      from points_transactions
      where merchant_id = ? and customer_id = any(?) and transaction_id = ?
      """;

  static final String POINTS =
      "select points from points_transactions where merchant_id = ? and customer_id = any(?) and transaction_id = ?";

  static final String DATED =
      """
      select remaining, pending, available_from, coalesce(expires_at, 'epoch') as expires_at from points_lots
      where merchant_id = ? and customer_id = ? and open and (pending or expires_at is not null)
      """;

  /// Above every UUID's text.
  private static final String NEWEST = "g";

  private final BalanceTable balances;
  private final JdbcTemplate jdbc;

  Statement(BalanceTable balances, JdbcTemplate jdbc) {
    this.balances = balances;
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public Optional<Balance> balance(AccountKey account) {
    return balances.find(account);
  }

  /// @param zone where the days are
  @Transactional(readOnly = true)
  public Prospect prospect(AccountKey account, MerchantZone zone) {
    return Prospect.of(
        jdbc.query(
            DATED,
            (row, n) ->
                new DatedLot(
                    row.getInt("remaining"),
                    row.getBoolean("pending"),
                    row.getTimestamp("available_from").toInstant(),
                    row.getTimestamp("expires_at").toInstant()),
            account.merchantId(),
            account.customerId()),
        zone);
  }

  /// The magnitude of a transaction, which must be there, of one of a person's accounts.
  public int points(String merchantId, Collection<String> customerIds, String transactionId) {
    return jdbc.queryForObject(
        POINTS,
        (row, n) -> row.getInt(1),
        merchantId,
        customerIds.toArray(String[]::new),
        transactionId);
  }

  /// A transaction of one of a person's accounts.
  @Transactional(readOnly = true)
  public Optional<StatementLine> line(
      String merchantId, Collection<String> customerIds, String transactionId) {
    return jdbc
        .query(
            LINE,
            (row, n) -> line(merchantId, row),
            merchantId,
            customerIds.toArray(String[]::new),
            transactionId)
        .stream()
        .findFirst();
  }

  /// At most `limit` lines of a person's accounts older than `before`; an absent `before` begins
  /// with the newest.
  @Transactional(readOnly = true)
  public List<StatementLine> lines(
      String merchantId, Collection<String> customerIds, Optional<String> before, int limit) {
    return jdbc.query(
        HISTORY,
        (row, n) -> line(merchantId, row),
        customerIds.toArray(String[]::new),
        merchantId,
        before.orElse(NEWEST),
        limit,
        limit);
  }

  private static StatementLine line(String merchantId, ResultSet row) throws SQLException {
    return new StatementLine(
        new AccountKey(merchantId, row.getString("customer_id")),
        row.getString("transaction_id"),
        row.getString("type"),
        row.getInt("points"),
        row.getInt("direction"),
        row.getString("source"),
        Optional.ofNullable(row.getString("order_id")).orElse(""),
        row.getTimestamp("created_at").toInstant());
  }
}
