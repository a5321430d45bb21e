package com.loyalnest.auth.config;

import com.loyalnest.auth.access.TokenEndpoint;
import com.loyalnest.auth.session.SessionTokenCheck;
import com.loyalnest.auth.token.TokenLifetimes;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/// Makes what needs settings.
@Configuration(proxyBeanMethods = false)
class AuthConfiguration {
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(4);

  @Bean
  TokenLifetimes tokenLifetimes(AuthSettings settings) {
    return settings.lifetimes();
  }

  @Bean
  SessionTokenCheck sessionTokenCheck(ShopifySettings settings, Clock systemClock) {
    return new SessionTokenCheck(settings.credentials(), systemClock);
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
