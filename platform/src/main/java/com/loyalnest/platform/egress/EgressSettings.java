package com.loyalnest.platform.egress;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How far URLs that merchants give are followed.
///
/// @param allowLoopback lets this very machine be called, without TLS and at any port; only for
///   tests and `local`
/// @param longestCall from looking the name up to the answer's last byte
@ConfigurationProperties("loyalnest.egress")
public record EgressSettings(
    @DefaultValue("false") boolean allowLoopback,
    @DefaultValue({"443", "8443"}) Set<Integer> ports,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("3s") Duration longestCall,
    @DefaultValue("65536") int mostRequestBytes,
    @DefaultValue("65536") int mostAnswerBytes) {
  public EgressSettings {
    ports = Set.copyOf(ports);
  }
}
