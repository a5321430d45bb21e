package com.loyalnest.referrals.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The account that mail goes through.
///
/// @param host with its port where it is not the usual one
/// @param plainHttp for a stand-in on this machine; SendGrid itself takes only HTTPS
/// @param apiKey empty: nothing is sent
/// @param longestRest no throttling is obeyed for longer than this at once
@ConfigurationProperties("loyalnest.sendgrid")
public record SendGridSettings(
    @DefaultValue("api.sendgrid.com") String host,
    @DefaultValue("false") boolean plainHttp,
    @DefaultValue("") String apiKey,
    @DefaultValue("rewards@loyalnest.example") String from,
    @DefaultValue("LoyalNest Rewards") String fromName,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("5s") Duration readTimeout,
    @DefaultValue("15m") Duration longestRest) {
  @Override
  public String toString() {
    return "SendGridSettings[" + host + ", " + from + "]";
  }
}
