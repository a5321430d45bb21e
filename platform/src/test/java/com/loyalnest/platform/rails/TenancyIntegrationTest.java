package com.loyalnest.platform.rails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.SchemaRules;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.platform.testing.TestServers;
import java.sql.DriverManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = RailsApplication.class, properties = "spring.config.name=rails")
@ServiceTest
class TenancyIntegrationTest {
  private static final String INSERT =
      "insert into effects (merchant_id, reader, event_id) values (?, 'tenancy', 'x')";
  private static final String COUNT = "select count(*) from effects where reader = 'tenancy'";

  @Autowired JdbcTemplate jdbc;
  @Autowired TransactionTemplate transactions;

  private final String mine = "mine-" + UUID.randomUUID();
  private final String theirs = "theirs-" + UUID.randomUUID();

  @Test
  void aMerchantSeesOnlyItsOwnRows() {
    as(List.of(mine), () -> jdbc.update(INSERT, mine));
    as(List.of(theirs), () -> jdbc.update(INSERT, theirs));

    assertThat(as(List.of(mine), this::count)).isEqualTo(1);
    assertThat(as(List.of(mine, theirs), this::count)).isEqualTo(2);
  }

  @Test
  void withoutATenancyThereAreNoRows() {
    as(List.of(mine), () -> jdbc.update(INSERT, mine));

    assertThat(transactions.<Long>execute(transaction -> count())).isZero();
    assertThat(count()).isZero();
  }

  @Test
  void writingForAnotherMerchantIsRefusedByPostgres() {
    assertThatThrownBy(() -> as(List.of(mine), () -> jdbc.update(INSERT, theirs)))
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void aPooledConnectionForgetsTheMerchantWithItsTransaction() {
    for (var n = 0; n < 20; n++) {
      as(List.of(mine), () -> jdbc.update(INSERT, mine));
      assertThat(count()).isZero();
    }
  }

  @Test
  void aMerchantIdCannotSmuggleASecondOne() {
    assertThatThrownBy(() -> Tenancy.of("a,b")).hasMessageContaining("not a merchant id");
    assertThatThrownBy(() -> Tenancy.of(List.of())).hasMessageContaining("at least one");
  }

  @Test
  void aBatchHasNoSingleMerchant() {
    assertThatThrownBy(() ->
            TenantContext.callAs(Tenancy.of(List.of(mine, theirs)), TenantContext::merchantId))
        .hasMessageContaining("no single merchant");
    assertThatThrownBy(TenantContext::merchantId).hasMessageContaining("no tenancy");
    assertThat(TenantContext.callAs(Tenancy.of(mine), TenantContext::merchantId)).isEqualTo(mine);
  }

  @Test
  void theSchemaKeepsTheRules() {
    SchemaRules.check("rails");
  }

  @Test
  void aTableWithoutItsPolicyFailsTheBuild() throws Exception {
    run("create table rails.forgotten (merchant_id text primary key)");
    try {
      assertThatThrownBy(() -> SchemaRules.check("rails")).hasMessageContaining("forgotten");
    } finally {
      run("drop table rails.forgotten");
    }
  }

  @Test
  void aKeyThatDoesNotBeginWithTheMerchantFailsTheBuild() throws Exception {
    run(
        "set search_path = rails; create table wrong_key (id text primary key, merchant_id text); "
            + "select protect_tenant_table('wrong_key')");
    try {
      assertThatThrownBy(() -> SchemaRules.check("rails")).hasMessageContaining("wrong_key_pkey");
    } finally {
      run("drop table rails.wrong_key");
    }
  }

  private static void run(String sql) throws Exception {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long count() {
    return java.util.Objects.requireNonNull(jdbc.queryForObject(COUNT, Long.class));
  }

  private <T> T as(List<String> merchants, java.util.function.Supplier<T> work) {
    return TenantContext.callAs(
        Tenancy.of(merchants), () -> transactions.execute(transaction -> work.get()));
  }
}
