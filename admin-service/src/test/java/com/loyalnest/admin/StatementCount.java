package com.loyalnest.admin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Counts the statements that the code under test prepares on its own thread.
public final class StatementCount implements BeanPostProcessor {
  private final ThreadLocal<AtomicInteger> prepared = ThreadLocal.withInitial(AtomicInteger::new);

  public int during(Callable<?> work) throws Exception {
    var before = prepared.get().get();
    work.call();
    return prepared.get().get() - before;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource pool && name.equals("dataSource")
        ? new DelegatingDataSource(pool) {
          @Override
          public Connection getConnection() throws SQLException {
            return counted(super.getConnection());
          }
        }
        : bean;
  }

  private Connection counted(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            StatementCount.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                prepared.get().incrementAndGet();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
