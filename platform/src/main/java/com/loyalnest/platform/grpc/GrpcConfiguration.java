package com.loyalnest.platform.grpc;

import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.identity.IdentityConfiguration;
import com.loyalnest.platform.identity.ServiceTokens;
import com.loyalnest.platform.identity.TokenVerifier;
import com.loyalnest.platform.job.LiveWork;
import io.grpc.ClientInterceptor;
import io.grpc.ServerInterceptor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.client.GlobalClientInterceptor;
import org.springframework.grpc.server.GlobalServerInterceptor;

/// The gate before every method, and what goes with every call. Methods run on virtual threads.
@AutoConfiguration(after = IdentityConfiguration.class)
public class GrpcConfiguration {
  private static final int OUTERMOST = -100;

  @Bean
  Refusals refusals() {
    return new Refusals();
  }

  @Bean
  @ConditionalOnMissingBean
  RequestOwnership requestOwnership() {
    return new RequestOwnership();
  }

  @Bean
  @GlobalServerInterceptor
  @Order(OUTERMOST)
  ServerInterceptor callGate(
      TokenVerifier tokens,
      ServiceTokens serviceTokens,
      RequestOwnership ownership,
      Refusals refusals,
      LiveWork liveWork,
      Ids ids) {
    return new CallGate(
        tokens, serviceTokens, ownership, new RequestRules(), refusals, liveWork, ids);
  }

  @Bean
  @GlobalClientInterceptor
  ClientInterceptor outgoingCalls(
      @Value("${loyalnest.service}") String service, ServiceTokens serviceTokens) {
    return new OutgoingCalls(service, serviceTokens);
  }
}
