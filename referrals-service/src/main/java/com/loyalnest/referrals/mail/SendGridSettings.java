package com.loyalnest.referrals.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The account that mail goes through.
///
/// @param host with its port where it is not the usual one. It is spoken to by HTTPS; only a
///   stand-in on this machine (`localhost:8090`) or one that is written with its scheme
///   (`http://shop:8090`) is not
/// @param apiKey empty: nothing is sent
/// @param longestRest no throttling is obeyed for longer than this at once
@ConfigurationProperties("loyalnest.sendgrid")
public record SendGridSettings(
    @DefaultValue("api.sendgrid.com") String host,
    @DefaultValue("") String apiKey,
    @DefaultValue("rewards@loyalnest.example") String from,
    @DefaultValue("LoyalNest Rewards") String fromName,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("5s") Duration readTimeout,
    @DefaultValue("15m") Duration longestRest) {
  private static final String HTTP = "http://";

  boolean plainHttp() {
    return host.startsWith(HTTP) || host.matches("(localhost|127\\.0\\.0\\.1)(:\\d+)?");
  }

  String hostAndPort() {
    return host.startsWith(HTTP) ? host.substring(HTTP.length()) : host;
  }

  @Override
  public String toString() {
    return "SendGridSettings[" + host + ", " + from + "]";
  }
}
