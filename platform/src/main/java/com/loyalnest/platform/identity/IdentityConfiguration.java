package com.loyalnest.platform.identity;

import com.loyalnest.auth.v1.AuthServiceGrpc;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.grpc.client.GrpcChannelFactory;

/// Who is calling, in every service.
@AutoConfiguration
@EnableConfigurationProperties(IdentitySettings.class)
public class IdentityConfiguration {

  @Bean
  ServiceTokens serviceTokens(IdentitySettings settings, Clock systemClock) {
    return new ServiceTokens(settings, systemClock);
  }

  @Bean
  @ConditionalOnMissingBean
  PublicKeys publicKeys(GrpcChannelFactory channels) {
    return new RemotePublicKeys(AuthServiceGrpc.newBlockingStub(channels.createChannel("auth")));
  }

  @Bean
  TokenVerifier tokenVerifier(PublicKeys keys, Clock systemClock) {
    return new TokenVerifier(keys, systemClock);
  }
}
