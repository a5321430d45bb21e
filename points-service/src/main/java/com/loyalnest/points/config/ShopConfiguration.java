package com.loyalnest.points.config;

import com.loyalnest.platform.shopify.ShopifyConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The service asks the Admin API.
@Configuration(proxyBeanMethods = false)
@Import(ShopifyConfiguration.class)
class ShopConfiguration {}
