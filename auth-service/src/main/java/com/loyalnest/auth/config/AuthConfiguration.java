package com.loyalnest.auth.config;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import com.loyalnest.auth.access.TokenEndpoint;
import com.loyalnest.auth.admin.SessionLimits;
import com.loyalnest.auth.login.InstallByCode.AppAddresses;
import com.loyalnest.auth.session.AppCredentials;
import com.loyalnest.auth.session.SessionTokenCheck;
import com.loyalnest.auth.token.RotateSigningKeys;
import com.loyalnest.auth.token.TokenLifetimes;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/// Makes what needs settings.
@Configuration(proxyBeanMethods = false)
class AuthConfiguration {
  private static final LocalTime QUIET_HOUR = LocalTime.of(3, 40);
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(4);

  @Bean
  TokenLifetimes tokenLifetimes(AuthSettings settings) {
    return settings.lifetimes();
  }

  @Bean
  SessionLimits adminSessionLimits(AuthSettings settings) {
    return settings.adminSessions();
  }

  @Bean
  Task<Void> signingKeyRotation(RotateSigningKeys keys, AuthSettings settings) {
    return Tasks.recurring("signing-key-rotation", Schedules.daily(ZoneOffset.UTC, QUIET_HOUR))
        .execute((instance, context) -> keys.rotate(settings.signingKeyAge()));
  }

  @Bean
  SessionTokenCheck sessionTokenCheck(ShopifySettings settings, Clock systemClock) {
    return new SessionTokenCheck(settings.credentials(), systemClock);
  }

  @Bean
  AppCredentials appCredentials(ShopifySettings settings) {
    return settings.credentials();
  }

  @Bean
  AppAddresses appAddresses(ShopifySettings settings) {
    return settings.addresses();
  }

  @Bean
  TokenEndpoint tokenEndpoint(
      RestClient.Builder builder, ShopifySettings settings, Clock systemClock) {
    var requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
    requests.setReadTimeout(ANSWER);
    return new TokenEndpoint(
        builder.requestFactory(requests).build(),
        settings.adminUrl(),
        settings.credentials(),
        systemClock);
  }
}
