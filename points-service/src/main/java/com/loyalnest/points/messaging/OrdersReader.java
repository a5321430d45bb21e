package com.loyalnest.points.messaging;

import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.ShopCustomer;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.reader.ReadOutcome;
import com.loyalnest.points.account.ContactSighting;
import com.loyalnest.points.account.ContactSource;
import com.loyalnest.points.account.Contacts;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.account.Enrolment;
import com.loyalnest.points.activity.RewardActivities;
import com.loyalnest.points.earning.KeepOrdersOnTarget;
import com.loyalnest.points.earning.OrderChange;
import com.loyalnest.points.earning.OrderFacts;
import com.loyalnest.points.earning.OrderKey;
import com.loyalnest.points.redemption.CodeSighting;
import com.loyalnest.points.redemption.SeeCodesUsed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Reads what the shop told of orders, refunds and customers, a whole batch at a time. Contact data
/// is fetched before any row is locked, so a slow peer holds up nobody else.
@Component
class OrdersReader implements EventReader {
  private final KeepOrdersOnTarget keepOrdersOnTarget;
  private final Contacts contacts;
  private final ContactSource contactSource;
  private final SeeCodesUsed seeCodesUsed;
  private final RewardActivities rewardActivities;

  OrdersReader(
      KeepOrdersOnTarget keepOrdersOnTarget,
      Contacts contacts,
      ContactSource contactSource,
      SeeCodesUsed seeCodesUsed,
      RewardActivities rewardActivities) {
    this.keepOrdersOnTarget = keepOrdersOnTarget;
    this.seeCodesUsed = seeCodesUsed;
    this.rewardActivities = rewardActivities;
    this.contacts = contacts;
    this.contactSource = contactSource;
  }

  @Override
  public String name() {
    return "orders";
  }

  @Override
  public List<String> sources() {
    return List.of("admin");
  }

  @Override
  public Set<Event.FactCase> facts() {
    return Set.of(Event.FactCase.SHOPIFY_SYNC);
  }

  /// The shopper is looking at the balance.
  @Override
  public Duration gather() {
    return Duration.ofMillis(5);
  }

  @Override
  public List<ReadOutcome> read(List<Event> events) {
    var news = new News();
    events.forEach(news::add);
    var unknown = contacts.unknown(news.sightings);
    var fetched =
        unknown.isEmpty()
            ? Collections.<ContactSighting, com.loyalnest.points.account.Contact>emptyMap()
            : contactSource.fetch(unknown);
    var accounts = keepOrdersOnTarget.apply(news.orders, news.customers);
    contacts.keep(fetched, accounts);
    seeCodesUsed.see(news.codes);
    rewardActivities.reward(
        news.deeds.stream().flatMap(deed -> deed.of(accounts).stream()).toList());
    return Collections.nCopies(events.size(), ReadOutcome.done());
  }

  /// What a batch tells.
  private static final class News {
    private final List<OrderChange> orders = new ArrayList<>();
    private final List<Enrolment> customers = new ArrayList<>();
    private final List<ContactSighting> sightings = new ArrayList<>();
    private final List<CodeSighting> codes = new ArrayList<>();
    private final List<SeenDeed> deeds = new ArrayList<>();

    void add(Event event) {
      var sync = event.getShopifySync();
      switch (sync.getObjectCase()) {
        case ORDER -> addOrder(event, sync.getOrder());
        case REFUND -> {
          var refund = sync.getRefund();
          var key =
              new OrderKey(event.getMerchantId(), CustomerReference.SHOPIFY, refund.getOrderId());
          orders.add(change(event, key, ShopFactsMapper.facts(refund)));
        }
        case CUSTOMER -> addCustomer(event, sync.getCustomer());
        case PRODUCT, NOTICE, OBJECT_NOT_SET -> {}
      }
    }

    private void addOrder(Event event, ShopOrder order) {
      var key = new OrderKey(event.getMerchantId(), order.getPlatform(), order.getOrderId());
      orders.add(change(event, key, ShopFactsMapper.facts(order)));
      order
          .getDiscountCodesList()
          .forEach(code ->
              codes.add(
                  new CodeSighting(
                      key.merchantId(), key.platform(), key.orderId(), code, Cause.of(event))));
      if (!order.getCustomerExternalId().isEmpty() && !order.getTest()) {
        sightings.add(
            new ContactSighting(
                new CustomerIdentity(
                    event.getMerchantId(), order.getPlatform(), order.getCustomerExternalId()),
                order.getContactDigest(),
                ShopFactsMapper.instant(order.getUpdatedAt()),
                event.getShopifySync().getLogId()));
      }
    }

    private void addCustomer(Event event, ShopCustomer customer) {
      if (customer.getDeleted()) {
        return;
      }
      var identity =
          new CustomerIdentity(
              event.getMerchantId(), customer.getPlatform(), customer.getCustomerExternalId());
      customers.add(new Enrolment(identity, "customer", Cause.of(event)));
      deeds.addAll(SeenDeed.in(event, identity));
      sightings.add(
          new ContactSighting(
              identity,
              customer.getContactDigest(),
              ShopFactsMapper.instant(customer.getUpdatedAt()),
              event.getShopifySync().getLogId()));
    }

    private static OrderChange change(Event event, OrderKey key, OrderFacts facts) {
      return new OrderChange(key, facts, Actors.of(event), Cause.of(event));
    }
  }
}
