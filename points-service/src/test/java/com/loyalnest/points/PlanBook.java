package com.loyalnest.points;

import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.TestServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// How Postgres would run a batch statement for the runtime role, with row policies, on tables of a
/// believable size.
public final class PlanBook {
  private static final int MERCHANTS = 60;
  private static final int CUSTOMERS = 300;
  private static final int BATCH = 500;

  /// Books that agree: every customer earned ten points once and redeemed three.
  private static final String FILL =
      """
      set search_path = points;
      insert into customers (merchant_id, customer_id, points_balance, total_points_earned, version, created_at, updated_at)
        select 'plan-' || m, 'c-' || c, 7, 10, 2, '2026-01-01', '2026-01-01'
        from generate_series(1, {merchants}) m, generate_series(1, {customers}) c on conflict do nothing;
      insert into customer_identities (merchant_id, platform, external_id, customer_id, created_at)
        select 'plan-' || m, 'shopify', c::text, 'c-' || c, '2026-01-01'
        from generate_series(1, {merchants}) m, generate_series(1, {customers}) c on conflict do nothing;
      insert into customer_contacts (merchant_id, customer_id, locale, updated_at)
        select 'plan-' || m, 'c-' || c, 'en', '2026-01-01'
        from generate_series(1, {merchants}) m, generate_series(1, {customers}) c on conflict do nothing;
      insert into email_addresses (merchant_id, email_id, email_index, created_at)
        select 'plan-' || m, 'a-' || c, decode(lpad(c::text, 64, '0'), 'hex'), '2026-01-01'
        from generate_series(1, {merchants}) m, generate_series(1, {customers}) c on conflict do nothing;
      insert into verified_emails (merchant_id, customer_id, email_id, updated_at)
        select 'plan-' || m, 'c-' || c, 'a-' || c, '2026-01-01'
        from generate_series(1, {merchants}) m, generate_series(1, {customers}) c on conflict do nothing;
      insert into points_transactions (merchant_id, transaction_id, customer_id, type, direction, points, debt_points,
          source, actor, effect_key, created_at)
        select 'plan-' || m, 't-' || c, 'c-' || c, 'earn', 1, 10, 0, 'order', 'shop', 'e-' || c, '2026-01-01'
        from generate_series(1, {merchants}) m, generate_series(1, {customers}) c on conflict do nothing;
      insert into points_lots (merchant_id, customer_id, lot_id, points, remaining, earned_at, available_from)
        select 'plan-' || m, 'c-' || c, 't-' || c, 10, 7, '2026-01-01', '2026-01-01'
        from generate_series(1, {merchants}) m, generate_series(1, {customers}) c on conflict do nothing;
      insert into points_transactions (merchant_id, transaction_id, customer_id, type, direction, points, debt_points,
          source, actor, effect_key, created_at)
        select 'plan-' || m, 'r-' || c, 'c-' || c, 'redeem', -1, 3, 0, 'reward', 'shop', 'r-' || c, '2026-01-01'
        from generate_series(1, {merchants}) m, generate_series(1, {customers}) c on conflict do nothing;
      insert into points_takings (merchant_id, customer_id, transaction_id, lot_id, points)
        select 'plan-' || m, 'c-' || c, 'r-' || c, 't-' || c, 3
        from generate_series(1, {merchants}) m, generate_series(1, {customers}) c on conflict do nothing;
      insert into rewards (merchant_id, reward_id, names, points_cost, type, combines_with_order, combines_with_product,
          combines_with_shipping, redeemed, active, created_at, updated_at)
        select 'plan-' || m, 'w-' || w, '{}', 3, 'free_shipping', false, false, false,
          case w when 1 then {customers} else 0 end, true, '2026-01-01', '2026-01-01'
        from generate_series(1, {merchants}) m, generate_series(1, 20) w on conflict do nothing;
      insert into reward_redemptions (merchant_id, redemption_id, customer_id, reward_id, status, points_cost, terms,
          discount_code, discount_code_index, starts_at, redeem_transaction_id, idempotency_key, created_at, updated_at)
        select 'plan-' || m, 'x-' || c, 'c-' || c, 'w-1', 'issued', 3, '{}', '\\x027431',
          decode(lpad(c::text, 64, '0'), 'hex'), '2026-01-01', 'r-' || c,
          'k-' || c, '2026-01-01', '2026-01-01'
        from generate_series(1, {merchants}) m, generate_series(1, {customers}) c on conflict do nothing;
      insert into points_adjustments (merchant_id, adjustment_id, customer_id, points, reason, state, requested_by,
          requested_at)
        select 'plan-' || m, 'a-' || c, 'c-' || c, 1, 'plan', 'requested', 'user', '2026-01-01'
        from generate_series(1, {merchants}) m, generate_series(1, {customers}) c on conflict do nothing;
      insert into orders (merchant_id, platform, order_id, customer_id, facts, written, points, revision, updated_at)
        select 'plan-' || m, 'shopify', c::text, 'c-' || c, '{}', '{}', 0, 1, '2026-01-01'
        from generate_series(1, {merchants}) m, generate_series(1, {customers}) c on conflict do nothing;
      insert into activity_decisions (merchant_id, customer_id, activity, deed_key, program_version, points, steps,
          transaction_id, done_at, decided_at)
        select 'plan-' || m, 'c-' || c, 'review', c::text, 1, 0, '[]', null, '2026-01-01', '2026-01-01'
        from generate_series(1, {merchants}) m, generate_series(1, {customers}) c on conflict do nothing;
      insert into birthdays (merchant_id, customer_id, birthday, day_index, entered_at, entered_by)
        select 'plan-' || m, 'c-' || c, '\\x027431', decode(lpad(c::text, 64, '0'), 'hex'), '2026-01-01',
          'system'
        from generate_series(1, {merchants}) m, generate_series(1, {customers}) c on conflict do nothing;
      insert into program_settings (merchant_id, program_version, config, published_at)
        select 'plan-' || m, 1, '{}', '2026-01-01' from generate_series(1, 5000) m on conflict do nothing;
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;

  PlanBook(JdbcTemplate jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  public void fill() throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.createStatement()) {
      statement.execute(
          FILL.replace("{merchants}", String.valueOf(MERCHANTS))
              .replace("{customers}", String.valueOf(CUSTOMERS)));
    }
  }

  public static String[] merchants() {
    return column("plan-", MERCHANTS);
  }

  public static String[] customers() {
    return column("c-", CUSTOMERS);
  }

  public static String[] numbers() {
    return column("", CUSTOMERS);
  }

  public static String[] each(String value) {
    return IntStream.range(0, BATCH).mapToObj(n -> value).toArray(String[]::new);
  }

  private static String[] column(String prefix, int modulus) {
    return IntStream.range(0, BATCH)
        .mapToObj(n -> prefix + (1 + n % modulus))
        .toArray(String[]::new);
  }

  /// The steps of the plan that read a whole table, with statistics as old as they can be.
  public List<String> scans(String statement, Object... arguments) {
    return steps("Seq Scan", statement, arguments);
  }

  /// Those that put rows in order which no index has in order.
  public List<String> sorts(String statement, Object... arguments) {
    return steps("Sort  (", statement, arguments);
  }

  private List<String> steps(String kind, String statement, Object... arguments) {
    return TenantContext.callAs(
        Tenancy.of(List.of(merchants())),
        () ->
            transactions.execute(transaction -> {
              return jdbc.queryForList("explain " + statement, String.class, arguments).stream()
                  .filter(step -> step.contains(kind))
                  .toList();
            }));
  }
}
