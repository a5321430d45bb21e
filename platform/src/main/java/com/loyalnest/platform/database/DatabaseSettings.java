package com.loyalnest.platform.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The cluster and this service's place in it: schema `loyalnest.service`, and the roles
/// `<service>_owner`, `<service>_runtime` and `<service>_system` with their passwords.
///
/// @param runtimePool connections for requests and readers
/// @param systemPool connections for the relay and jobs
@ConfigurationProperties("loyalnest.database")
public record DatabaseSettings(
    @DefaultValue("localhost") String host,
    @DefaultValue("5432") int port,
    @DefaultValue("loyalnest") String name,
    String ownerPassword,
    String runtimePassword,
    String systemPassword,
    @DefaultValue("8") int runtimePool,
    @DefaultValue("3") int systemPool) {

  String url() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + name;
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + url() + "]";
  }
}
