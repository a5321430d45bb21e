package com.loyalnest.analytics.config;

import com.loyalnest.analytics.tracking.PostHogSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// Settings.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostHogSettings.class)
class AnalyticsConfiguration {}
