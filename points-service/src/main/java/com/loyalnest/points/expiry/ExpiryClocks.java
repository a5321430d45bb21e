package com.loyalnest.points.expiry;

import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.ledger.DueLot;
import com.loyalnest.points.ledger.DueLots;
import com.loyalnest.points.ledger.DueSweep;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.ledger.LotDates;
import com.loyalnest.points.program.Expiry.Model;
import com.loyalnest.points.program.ProgramConfig;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Applies a newly published program to the lots that are there already. Expiry that is switched on
/// starts their clocks on that day, so nothing is lost at once; switched off, or to inactivity, for
/// which the account has one clock and not each lot its own, it stops all clocks. A lot whose clock
/// is running keeps its day when only the number of days changes.
@Component
class ExpiryClocks {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiryClocks.class);
  private static final String NEW_VERSIONS =
      """
      select merchant_id, program_version, config, published_at from program_settings s
      where published_at <= ? and not exists (select from expiry_clocks c
        where c.merchant_id = s.merchant_id and c.program_version = s.program_version)
      order by merchant_id, program_version
      """;
  private static final String DONE =
      """
      insert into expiry_clocks (merchant_id, program_version, set_at) values (?, ?, ?::timestamptz)
      on conflict do nothing
      """;

  private final SystemDatabase database;
  private final DueLots lots;
  private final DueSweep sweep;
  private final Ledger ledger;
  private final LotDates lotDates;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  ExpiryClocks(
      SystemDatabase database,
      DueLots lots,
      DueSweep sweep,
      Ledger ledger,
      LotDates lotDates,
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      JsonMapper json) {
    this.database = database;
    this.lots = lots;
    this.sweep = sweep;
    this.ledger = ledger;
    this.lotDates = lotDates;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.json = json;
  }

  private record Version(String merchantId, int number, String config, Instant publishedAt) {}

  void set(Instant now) {
    newVersions(now).forEach(version -> set(version, now));
  }

  /// A program that cannot be applied holds up no other merchant's.
  private void set(Version version, Instant now) {
    try {
      if (apply(version)) {
        done(version, now);
      }
    } catch (RuntimeException failure) {
      LOG.error("version {} of {} sets no clocks", version.number(), version.merchantId(), failure);
    }
  }

  private List<Version> newVersions(Instant now) {
    return database
        .jdbc()
        .query(
            NEW_VERSIONS,
            (row, n) ->
                new Version(
                    row.getString("merchant_id"),
                    row.getInt("program_version"),
                    row.getString("config"),
                    row.getTimestamp("published_at").toInstant()),
            OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
  }

  private boolean apply(Version version) {
    var config = json.readValue(version.config(), ProgramConfig.class);
    var expiry = config.expiry();
    var stop = expiry.model() != Model.AFTER_EARNING;
    var expiresAt = stop ? null : expiry.after(version.publishedAt(), config.timeZone());
    return sweep.run(
        (last, limit) -> lots.ofMerchant(version.merchantId(), stop, last, limit),
        page -> {
          ledger.lock(page.stream().map(DueLot::account).distinct().toList(), List.of());
          lotDates.expireAt(page, expiresAt);
        });
  }

  private void done(Version version, Instant now) {
    TenantContext.runAs(
        Tenancy.of(version.merchantId()),
        () ->
            transactions.executeWithoutResult(transaction ->
                jdbc.update(DONE, version.merchantId(), version.number(), now.toString())));
  }
}
