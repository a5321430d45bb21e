package com.loyalnest.points.config;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.loyalnest.points.redemption.RecoverRedemptions;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Redemptions whose shop gave no clear answer are followed until it does.
@Configuration(proxyBeanMethods = false)
class RedemptionConfiguration {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  @Bean
  Task<Void> redemptionRecovery(RecoverRedemptions recover) {
    return Tasks.recurring("redemption-recovery", FixedDelay.of(BETWEEN_LOOKS))
        .execute((instance, context) -> recover.run());
  }
}
