package com.loyalnest.auth.config;

import com.loyalnest.auth.shopify.ShopifySettings;
import com.loyalnest.auth.token.TokenSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// The settings of this service.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ShopifySettings.class, TokenSettings.class})
class AuthConfiguration {}
