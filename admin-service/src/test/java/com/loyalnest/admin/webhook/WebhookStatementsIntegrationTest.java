package com.loyalnest.admin.webhook;

import static com.loyalnest.admin.webhook.WebhookDoorIntegrationTest.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.admin.AdminIntegration;
import com.loyalnest.admin.StatementCount;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// What a list costs in statements, and that none of them reads a whole table.
class WebhookStatementsIntegrationTest extends AdminIntegration {
  private static final int MERCHANTS = 200;
  private static final int BATCH = 200;

  @Autowired private HandleWebhooks webhooks;
  @Autowired private StatementCount statements;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transactions;

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 300})
  void aListOfOrdersTakesThreeStatementsWhateverItsSize(int size) throws Exception {
    var merchants = List.of(newMerchant(), newMerchant(), newMerchant());
    var list =
        IntStream.range(0, size)
            .mapToObj(n -> delivery(merchants.get(n % 3), "orders/paid", order(n)))
            .toList();

    assertThat(statements.during(() -> webhooks.handle(list))).as("seal, log, event").isEqualTo(3);
  }

  @Test
  void everyKindAtOnceTakesSix() throws Exception {
    var merchant = newMerchant();
    var list = new ArrayList<Delivery>();
    for (var n = 0; n < 20; n++) {
      list.add(delivery(merchant, "orders/paid", order(n)));
      list.add(delivery(merchant, "orders/paid", order(n)));
      list.add(delivery(merchant, "orders/paid", "{\"n\":" + n));
      list.add(delivery(merchant, "themes/publish", "{\"id\":" + n + "}"));
      list.add(delivery(merchant, "customers/redact", "{\"customer\":{\"id\":" + n + "}}"));
    }

    assertThat(statements.during(() -> webhooks.handle(list)))
        .as("seal, log, dead letters, requests, events, known ones")
        .isEqualTo(6);
  }

  @Test
  void noStatementReadsAWholeTable() throws SQLException {
    fill();
    var merchants = column("plan-", MERCHANTS);
    var ids = column("log-", 100);

    assertThat(
            scans(
                ApiLogs.KNOWN, ids, merchants, ids, column("orders/paid", 1), new byte[BATCH][32]))
        .isEmpty();
    assertThat(scans(ApiLogs.SEALED, merchants, ids)).isEmpty();
    assertThat(scans(ApiLogs.PARKED, "plan-1", "log-1")).isEmpty();
    assertThat(scans(ApiLogs.NEWEST, "plan-1", "", "", "", "", 20)).isEmpty();
    assertThat(scans(ApiLogs.NEWEST, "plan-1", "parked", "parked", "log-9", "log-9", 20)).isEmpty();
  }

  private List<String> scans(String statement, Object... arguments) {
    return TenantContext.callAs(
        Tenancy.of(List.of(column("plan-", MERCHANTS))),
        () ->
            transactions.execute(transaction ->
                jdbc.queryForList("explain " + statement, String.class, arguments).stream()
                    .filter(step -> step.contains("Seq Scan"))
                    .toList()));
  }

  private static void fill() throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into admin.api_logs (merchant_id, log_id, endpoint, webhook_id, shop_domain, body_digest, outcome, payload,
              personal, correlation_id, created_at)
            select 'plan-' || m, 'log-' || n, 'orders/paid', 'log-' || n, '', sha256(n::text::bytea), 'accepted', '{}',
              '\\x00', '', '2026-01-01'
            from generate_series(0, 199) m, generate_series(0, 99) n on conflict do nothing;
          analyze admin.api_logs;
          """);
    }
  }

  private static String[] column(String prefix, int modulus) {
    return IntStream.range(0, BATCH)
        .mapToObj(n -> modulus == 1 ? prefix : prefix + n % modulus)
        .toArray(String[]::new);
  }

  private Delivery delivery(String merchant, String topic, String body) {
    return new Delivery(
        merchant,
        topic,
        ids.nextText(),
        "",
        SHOP,
        "2026-07",
        Optional.empty(),
        "",
        Origin.WEBHOOK,
        body.getBytes(StandardCharsets.UTF_8));
  }
}
