package com.loyalnest.points.config;

import com.loyalnest.points.shopify.ShopifySettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// The service's validated settings.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShopifySettings.class)
class SettingsConfiguration {}
