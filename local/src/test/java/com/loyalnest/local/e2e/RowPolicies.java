package com.loyalnest.local.e2e;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What one tenant reaches of another's rows with no `where` at all: nothing but Postgres' row
/// policies in between.
///
/// @param superuser sees everything
record RowPolicies(Connection superuser, String attackerId, String victimId) {
  private static final String TENANT_TABLES =
      """
      select n.nspname, c.relname from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname in ('points', 'referrals', 'analytics', 'admin', 'auth', 'frontend')
      order by 1, 2
      """;

  record Table(String schema, String name) {
    @Override
    public String toString() {
      return schema + "." + name;
    }
  }

  /// In which the victim has rows.
  List<Table> tablesOfTheVictim() throws SQLException {
    var tables = new ArrayList<Table>();
    try (var statement = superuser.createStatement();
        var rows = statement.executeQuery(TENANT_TABLES)) {
      while (rows.next()) {
        tables.add(new Table(rows.getString(1), rows.getString(2)));
      }
    }
    var theirs = new ArrayList<Table>();
    for (var table : tables) {
      if (count(table) > 0) {
        theirs.add(table);
      }
    }
    return theirs;
  }

  /// Each with what was reached.
  List<String> whatTheOtherReaches() throws SQLException {
    superuser.setAutoCommit(false);
    var reached = new ArrayList<String>();
    for (var table : tablesOfTheVictim()) {
      for (var way : List.of("select", "update", "delete")) {
        var rows = reached(table, way);
        if (rows > 0) {
          reached.add(way + " " + table + ": " + rows);
        }
      }
    }
    superuser.setAutoCommit(true);
    return reached;
  }

  /// As the service's own role, for the attacker. Being refused is reaching nothing.
  private int reached(Table table, String way) throws SQLException {
    try (var statement = superuser.createStatement()) {
      statement.execute("set local role " + table.schema() + "_runtime");
      statement.execute(
          "select set_config('loyalnest.merchants', '%s', true)".formatted(attackerId));
      return switch (way) {
        case "select" -> victims(table);
        case "update" ->
            statement.executeUpdate(
                "update %s set merchant_id = '%s' where merchant_id = '%s'"
                    .formatted(table, attackerId, victimId));
        default ->
            statement.executeUpdate(
                "delete from %s where merchant_id = '%s'".formatted(table, victimId));
      };
    } catch (SQLException refused) {
      if (refused.getSQLState().equals("42501")) {
        return 0;
      }
      throw refused;
    } finally {
      superuser.rollback();
    }
  }

  /// The attacker may have written the victim's id into rows of their own.
  private int victims(Table table) throws SQLException {
    try (var statement = superuser.createStatement();
        var rows =
            statement.executeQuery("select t.merchant_id, t::text from %s t".formatted(table))) {
      var seen = 0;
      while (rows.next()) {
        if (victimId.equals(rows.getString(1)) || rows.getString(2).contains(Victim.CANARY)) {
          seen++;
        }
      }
      return seen;
    }
  }

  private long count(Table table) throws SQLException {
    try (var count =
        superuser.prepareStatement(
            "select count(*) from %s where merchant_id = ?".formatted(table))) {
      count.setString(1, victimId);
      try (var rows = count.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
