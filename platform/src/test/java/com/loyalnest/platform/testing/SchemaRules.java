package com.loyalnest.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.crypto.KeyedColumn;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What every schema must keep to. Run it after the service's migrations, i.e. in a test with its
/// context.
public final class SchemaRules {
  /// Rails tables that are looked through across merchants by their own keys.
  private static final Set<String> PLATFORM_WIDE =
      Set.of("outbox", "dead_letters", "deferred_events");

  private static final String WITHOUT_POLICY =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id' and not a.attisdropped
      where n.nspname = ? and c.relkind in ('r', 'p') and not c.relispartition
        and not (c.relrowsecurity and c.relforcerowsecurity
          and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant'
            and pg_get_expr(p.polqual, p.polrelid) like '%loyalnest.merchants%'
            and pg_get_expr(p.polwithcheck, p.polrelid) like '%loyalnest.merchants%'))
      order by 1
      """;

  private static final String KEYS_WITHOUT_MERCHANT =
      """
      select t.relname || '.' || i.relname as name, t.relname from pg_index x
      join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'merchant_id'
      where n.nspname = ? and not t.relispartition and x.indkey[0] <> a.attnum order by 1
      """;

  private static final String DIRECT_RIGHTS_ON_PARTITIONS =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relispartition
        and (has_table_privilege(n.nspname || '_runtime', c.oid, 'select,insert,update,delete')) order by 1
      """;

  private static final String PLANNED_AS_SMALL =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_inherits i on i.inhrelid = c.oid join pg_partitioned_table p on p.partrelid = i.inhparent
      where n.nspname = ? and c.relkind = 'r' and c.reltuples < 0 and p.partstrat = 'h' and not exists (
        select from pg_stats s where s.schemaname = n.nspname and s.tablename = c.relname and s.attname = 'merchant_id')
      order by 1
      """;

  private static final String BYTES =
      """
      select t.relname || '.' || a.attname from pg_attribute a join pg_class t on t.oid = a.attrelid
      where t.relnamespace = to_regnamespace(?) and t.relkind in ('r', 'p') and not t.relispartition
        and a.attnum > 0 and a.atttypid = 'bytea'::regtype and a.attname !~ 'digest$'
        and t.relname not in ('outbox', 'deferred_events', 'dead_letters', 'idempotency_keys', 'scheduled_tasks')
      """;

  private SchemaRules() {}

  /// Fails naming each table without its policy, each index of a tenant table that does not begin
  /// with the merchant, and each partition the runtime role could reach around its parent's policy.
  ///
  /// @param exceptIndexes `table.index` names that are looked through across merchants for a reason
  public static void check(String service, String... exceptIndexes) {
    assertThat(names(WITHOUT_POLICY, service))
        .as("tenant tables without `select protect_tenant_table('…')`")
        .isEmpty();
    assertThat(names(DIRECT_RIGHTS_ON_PARTITIONS, service))
        .as("partitions that the runtime role may touch directly")
        .isEmpty();
    assertThat(names(PLANNED_AS_SMALL, service))
        .as("partitions without `select create_hash_partitions('…')`")
        .isEmpty();
    var allowed = Set.of(exceptIndexes);
    assertThat(names(KEYS_WITHOUT_MERCHANT, service))
        .as("keys and indexes of tenant tables must begin with merchant_id")
        .filteredOn(name -> !allowed.contains(name))
        .allMatch(name -> PLATFORM_WIDE.contains(name.substring(0, name.indexOf('.'))));
  }

  /// Fails naming each column of bytes that is neither a digest nor declared as sealed or indexed:
  /// a new key would pass it by.
  ///
  /// @param exceptColumns `table.column` names that hold something else
  public static void checkKeyed(
      String service, List<KeyedColumn> declared, String... exceptColumns) {
    var expected = new ArrayList<String>(List.of(exceptColumns));
    declared.stream().map(KeyedColumn::name).forEach(expected::add);
    assertThat(names(BYTES, service)).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<String> names(String query, String schema) {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.prepareStatement(query)) {
      statement.setString(1, schema);
      var names = new ArrayList<String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      return names;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
