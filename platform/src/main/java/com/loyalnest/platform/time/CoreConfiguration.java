package com.loyalnest.platform.time;

import com.loyalnest.platform.id.Ids;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/// The clocks and the ids made from them. Business time is system time unless another bean says
/// otherwise.
@AutoConfiguration
public class CoreConfiguration {

  @Bean
  Clock systemClock() {
    return Clock.systemUTC();
  }

  @Bean
  @ConditionalOnMissingBean
  BusinessClock businessClock(Clock systemClock) {
    return BusinessClock.system(systemClock);
  }

  @Bean
  Ids ids(Clock systemClock) {
    return new Ids(systemClock);
  }
}
