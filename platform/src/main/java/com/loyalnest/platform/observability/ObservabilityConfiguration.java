package com.loyalnest.platform.observability;

import io.sentry.SentryOptions;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Error reports are scrubbed wherever they are made.
@AutoConfiguration
public class ObservabilityConfiguration {

  @Bean
  SentryOptions.BeforeSendCallback errorScrubber() {
    return new ErrorScrubber();
  }
}
