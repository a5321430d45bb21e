package com.loyalnest.frontend.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param keepFor how long a balance is kept after its last change
@ConfigurationProperties("loyalnest.balance")
public record BalanceSettings(@DefaultValue("1d") Duration keepFor) {}
