package com.loyalnest.points.ledger;

import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.points.account.AccountKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Repository;

/// Lots whose time has come, of all merchants, the longest due first. Only jobs read here, with the
/// system role; what they find may have changed before they lock the account.
@Repository
public class DueLots {
  static final String HELD =
      """
      select merchant_id, customer_id, lot_id, available_from as since from points_lots
      where pending and available_from <= ? and (available_from, merchant_id, customer_id, lot_id) > (?, ?, ?, ?)
      order by available_from, merchant_id, customer_id, lot_id limit ?
      """;
  static final String EXPIRED =
      """
      select merchant_id, customer_id, lot_id, expires_at as since from points_lots
      where open and not pending and expires_at <= ? and (expires_at, merchant_id, customer_id, lot_id) > (?, ?, ?, ?)
      order by expires_at, merchant_id, customer_id, lot_id limit ?
      """;
  static final String UNWARNED =
      """
      select merchant_id, customer_id, lot_id, expires_at as since from points_lots
      where open and not pending and expires_at is not null and warnings = ? and expires_at > ? and expires_at <= ?
        and (expires_at, merchant_id, customer_id, lot_id) > (?, ?, ?, ?)
      order by expires_at, merchant_id, customer_id, lot_id limit ?
      """;
  static final String WITHOUT_DATE =
      """
      select merchant_id, customer_id, lot_id, earned_at as since from points_lots
      where merchant_id = ? and open and expires_at is null and (customer_id, lot_id) > (?, ?)
      order by customer_id, lot_id limit ?
      """;
  static final String WITH_DATE =
      """
      select merchant_id, customer_id, lot_id, earned_at as since from points_lots
      where merchant_id = ? and open and expires_at is not null and (customer_id, lot_id) > (?, ?)
      order by customer_id, lot_id limit ?
      """;

  private final SystemDatabase database;

  DueLots(SystemDatabase database) {
    this.database = database;
  }

  /// Lots whose hold has ended.
  public List<DueLot> held(Instant now, DueLot after, int limit) {
    return find(HELD, now, after, limit);
  }

  /// Lots whose last day is over; not those that are still pending.
  public List<DueLot> expired(Instant now, DueLot after, int limit) {
    return find(EXPIRED, now, after, limit);
  }

  /// Lots that will be lost between two times and whose owners had only so many warnings.
  public List<DueLot> unwarned(int warnings, Instant now, Instant until, DueLot after, int limit) {
    return database
        .jdbc()
        .query(
            UNWARNED,
            (row, n) -> lot(row),
            warnings,
            utc(now),
            utc(until),
            utc(after.since()),
            after.account().merchantId(),
            after.account().customerId(),
            after.lotId(),
            limit);
  }

  /// A merchant's lots that have a day on which they are lost, or those that have none.
  public List<DueLot> ofMerchant(String merchantId, boolean dated, DueLot after, int limit) {
    return database
        .jdbc()
        .query(
            dated ? WITH_DATE : WITHOUT_DATE,
            (row, n) -> lot(row),
            merchantId,
            after.account().customerId(),
            after.lotId(),
            limit);
  }

  private List<DueLot> find(String due, Instant now, DueLot after, int limit) {
    return database
        .jdbc()
        .query(
            due,
            (row, n) -> lot(row),
            utc(now),
            utc(after.since()),
            after.account().merchantId(),
            after.account().customerId(),
            after.lotId(),
            limit);
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  private static DueLot lot(ResultSet row) throws SQLException {
    return new DueLot(
        new AccountKey(row.getString("merchant_id"), row.getString("customer_id")),
        row.getString("lot_id"),
        row.getTimestamp("since").toInstant());
  }
}
