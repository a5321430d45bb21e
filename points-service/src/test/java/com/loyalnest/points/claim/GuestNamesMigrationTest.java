package com.loyalnest.points.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.testing.TestServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Guests who were there when they were still named by the index of their address.
class GuestNamesMigrationTest {
  private static final String SERVICE = "renamed";
  private static final String GUSS_INDEX = "ab".repeat(32);
  private static final String ANNS_INDEX = "cd".repeat(32);

  private final TestServers servers = TestServers.running();

  @BeforeEach
  void aGuestAndTwoProofs() throws SQLException {
    servers.provision(SERVICE);
    migrate("db/platform", "rails_history", "latest");
    migrate("db/points", "schema_history", "27");
    run(
        """
        set search_path = renamed;
        insert into customer_identities (merchant_id, platform, external_id, customer_id, created_at) values
          ('m-1', 'email', '%1$s', 'gus', '2026-07-01'), ('m-2', 'email', '%1$s', 'other', '2026-07-01'),
          ('m-1', 'shopify', '7', 'seven', '2026-07-01');
        insert into verified_emails (merchant_id, customer_id, email_index, digest, updated_at) values
          ('m-1', 'seven', '\\x%1$s', 'd', '2026-07-02'), ('m-1', 'ann', '\\x%2$s', 'd', '2026-07-02'),
          ('m-1', 'none', null, 'd', '2026-07-02');
        """
            .formatted(GUSS_INDEX, ANNS_INDEX));
  }

  @AfterEach
  void forget() throws SQLException {
    run("drop schema renamed cascade");
  }

  @Test
  void theyAreFoundByTheirAddressesAndNamedByUs() throws SQLException {
    migrate("db/points", "schema_history", "latest");

    assertThat(
            rows(
                """
                select i.merchant_id, i.customer_id, encode(e.email_index, 'hex') from renamed.customer_identities i
                join renamed.email_addresses e on e.merchant_id = i.merchant_id and e.email_id = i.external_id
                where i.platform = 'email' order by 1
                """))
        .containsExactly("m-1 gus " + GUSS_INDEX, "m-2 other " + GUSS_INDEX);
    assertThat(
            rows(
                """
                select v.customer_id, coalesce(i.customer_id, '-'), coalesce(encode(e.email_index, 'hex'), '-')
                from renamed.verified_emails v
                left join renamed.email_addresses e on e.merchant_id = v.merchant_id and e.email_id = v.email_id
                left join renamed.customer_identities i on i.merchant_id = v.merchant_id
                  and i.platform = 'email' and i.external_id = v.email_id
                order by 1
                """))
        .containsExactly("ann - " + ANNS_INDEX, "none - -", "seven gus " + GUSS_INDEX);
    assertThat(
            rows(
                "select external_id, '', '' from renamed.customer_identities where platform = 'email'"))
        .noneMatch(name -> name.contains(GUSS_INDEX));
  }

  @Test
  void theRowPoliciesHoldTheOwnerAsBefore() throws SQLException {
    migrate("db/points", "schema_history", "latest");

    assertThat(
            rows(
                """
                select relname, '', '' from pg_class where relnamespace = 'renamed'::regnamespace
                  and relname in ('email_addresses', 'customer_identities', 'verified_emails') and relforcerowsecurity
                order by 1
                """))
        .hasSize(3);
  }

  private void migrate(String location, String history, String target) {
    var url =
        "jdbc:postgresql://%s:%d/postgres"
            .formatted(servers.postgresHost(), servers.postgresPort());
    Flyway.configure()
        .dataSource(url, SERVICE + "_owner", TestServers.password())
        .defaultSchema(SERVICE)
        .schemas(SERVICE)
        .createSchemas(false)
        .table(history)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .target(target)
        .locations("classpath:" + location)
        .placeholders(Map.of("service", SERVICE))
        .load()
        .migrate();
  }

  private void run(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(servers.superuserUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> rows(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(servers.superuserUrl());
        var rows = connection.createStatement().executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add("%s %s %s".formatted(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
      return found;
    }
  }
}
