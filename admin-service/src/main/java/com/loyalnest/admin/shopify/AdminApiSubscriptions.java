package com.loyalnest.admin.shopify;

import com.loyalnest.admin.sync.Subscriptions;
import com.loyalnest.platform.shopify.AdminCall;
import com.loyalnest.platform.shopify.AdminClient;
import com.loyalnest.platform.shopify.ShopAccess;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// `webhookSubscriptions` of the Admin API, which has those of one shop alone (its own words:
/// "shop-specific webhook subscriptions created by the calling app").
@Component
class AdminApiSubscriptions implements Subscriptions {
  static final AdminCall<Answer> CALL = AdminCall.of("shop-subscriptions", Answer.class);

  private final AdminClient client;

  AdminApiSubscriptions(AdminClient client) {
    this.client = client;
  }

  record Answer(Page webhookSubscriptions) {}

  record Page(List<Subscription> nodes) {}

  record Subscription(String topic, String uri) {}

  @Override
  public List<String> ofThisShopAlone(ShopAccess access) {
    return client.ask(access, CALL, Map.of()).webhookSubscriptions().nodes().stream()
        .map(subscription -> subscription.topic() + " " + subscription.uri())
        .toList();
  }
}
