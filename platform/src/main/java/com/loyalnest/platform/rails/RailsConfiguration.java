package com.loyalnest.platform.rails;

import com.loyalnest.platform.crypto.CryptoConfiguration;
import com.loyalnest.platform.crypto.FollowKeys;
import com.loyalnest.platform.outbox.EventLog;
import com.loyalnest.platform.outbox.OutboxConfiguration;
import com.loyalnest.platform.reader.DeadLetters;
import com.loyalnest.platform.reader.ReaderConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Registers the rails' own gRPC service in every service.
@AutoConfiguration(
    after = {OutboxConfiguration.class, ReaderConfiguration.class, CryptoConfiguration.class})
public class RailsConfiguration {

  @Bean
  RailsGrpcService railsGrpcService(EventLog log, DeadLetters deadLetters, FollowKeys keys) {
    return new RailsGrpcService(log, deadLetters, keys);
  }
}
