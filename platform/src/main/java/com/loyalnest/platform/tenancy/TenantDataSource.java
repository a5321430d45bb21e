package com.loyalnest.platform.tenancy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A pool whose transactions carry the tenancy: whoever begins one, JDBC or JPA, by switching
/// auto-commit off, sets `loyalnest.merchants` for that transaction first. The setting ends with
/// the transaction, so a pooled connection never remembers a merchant. With it go three planner
/// switches: our statements name keys, and a plan cached while a table was young must not read it
/// whole when it has grown.
public final class TenantDataSource extends DelegatingDataSource {
  private static final String BEGIN =
      """
      select set_config('loyalnest.merchants', ?, true),
             set_config('enable_hashjoin', 'off', true),
             set_config('enable_mergejoin', 'off', true),
             set_config('enable_seqscan', 'off', true)
      """;

  public TenantDataSource(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                var answer = method.invoke(connection, arguments);
                if (method.getName().equals("setAutoCommit")
                    && Boolean.FALSE.equals(arguments[0])) {
                  bindTenancy(connection);
                }
                return answer;
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  private static void bindTenancy(Connection connection) throws SQLException {
    var tenancy = TenantContext.current();
    if (tenancy.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(BEGIN)) {
      statement.setString(1, tenancy.get().setting());
      statement.execute();
    }
  }
}
