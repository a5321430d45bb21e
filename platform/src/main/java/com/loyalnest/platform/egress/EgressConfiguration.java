package com.loyalnest.platform.egress;

import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// For services that call merchants' URLs; they import it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EgressSettings.class)
public class EgressConfiguration {
  @Bean
  OutsideUrls outsideUrls(EgressSettings settings) {
    return new OutsideUrls(settings);
  }

  @Bean
  OutsideClient outsideClient(EgressSettings settings) {
    return new OutsideClient(settings, SystemDefaultDnsResolver.INSTANCE);
  }
}
