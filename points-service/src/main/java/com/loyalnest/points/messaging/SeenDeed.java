package com.loyalnest.points.messaging;

import com.google.protobuf.Timestamp;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.ShopCustomer;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.activity.Deed;
import com.loyalnest.points.activity.DeedKey;
import com.loyalnest.points.program.Activities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the shop's news of a customer tell that the person did. A customer whom only an order made
/// known has signed up for nothing.
record SeenDeed(CustomerIdentity identity, String activity, Instant doneAt, Event event) {
  private static final String CREATED = "customers/create";
  private static final String ENABLED = "customers/enable";

  static List<SeenDeed> in(Event event, CustomerIdentity identity) {
    var customer = event.getShopifySync().getCustomer();
    var deeds = new ArrayList<SeenDeed>();
    if (signedUp(event.getShopifySync().getTopic(), customer)) {
      deeds.add(new SeenDeed(identity, Activities.SIGNUP, time(customer.getUpdatedAt()), event));
    }
    if (customer.getEmailConsent().equals("subscribed")) {
      deeds.add(new SeenDeed(identity, Activities.NEWSLETTER, subscribedAt(customer), event));
    }
    return deeds;
  }

  private static boolean signedUp(String topic, ShopCustomer customer) {
    return topic.equals(ENABLED)
        || (topic.equals(CREATED) && customer.getState().equals("enabled"));
  }

  private static Instant subscribedAt(ShopCustomer customer) {
    return time(
        customer.hasEmailConsentUpdatedAt()
            ? customer.getEmailConsentUpdatedAt()
            : customer.getUpdatedAt());
  }

  private static Instant time(Timestamp time) {
    return ShopFactsMapper.instant(time);
  }

  /// Once for all.
  ///
  /// @param accounts our ids of the people
  Optional<Deed> of(Map<CustomerIdentity, String> accounts) {
    return Optional.ofNullable(accounts.get(identity))
        .map(customerId -> new AccountKey(identity.merchantId(), customerId))
        .map(account -> new DeedKey(account, activity, DeedKey.ONCE))
        .map(key -> new Deed(key, doneAt, Actors.of(event), Cause.of(event)));
  }
}
