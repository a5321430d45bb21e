package com.loyalnest.admin.shopify;

import com.loyalnest.admin.sync.ShopObjects;
import com.loyalnest.platform.shopify.AdminClient;
import com.loyalnest.platform.shopify.BulkQueries;
import com.loyalnest.platform.shopify.ShopifyConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The kinds of objects that are compared.
@Configuration(proxyBeanMethods = false)
@Import(ShopifyConfiguration.class)
class ShopObjectsConfiguration {
  @Bean
  ShopObjects shopOrders(AdminClient client, BulkQueries bulk, ShopRefunds refunds) {
    return new AdminApiObjects(client, bulk, refunds, ObjectQuestions.ofOrders());
  }

  @Bean
  ShopObjects shopCustomers(AdminClient client, BulkQueries bulk, ShopRefunds refunds) {
    return new AdminApiObjects(client, bulk, refunds, ObjectQuestions.ofCustomers());
  }
}
