package com.loyalnest.points.config;

import com.loyalnest.platform.egress.EgressConfiguration;
import com.loyalnest.platform.shopify.ShopifyConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The service asks the Admin API, and merchants' own servers.
@Configuration(proxyBeanMethods = false)
@Import({ShopifyConfiguration.class, EgressConfiguration.class})
class ShopConfiguration {}
