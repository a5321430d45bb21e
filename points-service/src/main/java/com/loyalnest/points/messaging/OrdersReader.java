package com.loyalnest.points.messaging;

import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.ShopCustomer;
import com.loyalnest.events.v1.ShopMerge;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.events.v1.ShopProduct;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.reader.ReadOutcome;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.ContactSighting;
import com.loyalnest.points.account.ContactSource;
import com.loyalnest.points.account.Contacts;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.account.Enrolment;
import com.loyalnest.points.activity.RewardActivities;
import com.loyalnest.points.catalog.Product;
import com.loyalnest.points.catalog.ProductKey;
import com.loyalnest.points.earning.KeepOrdersOnTarget;
import com.loyalnest.points.earning.OrderChange;
import com.loyalnest.points.earning.OrderCustomers;
import com.loyalnest.points.earning.OrderFacts;
import com.loyalnest.points.earning.OrderKey;
import com.loyalnest.points.earning.OrderProducts;
import com.loyalnest.points.merge.MergeCustomers;
import com.loyalnest.points.merge.MergeCustomersCommand;
import com.loyalnest.points.redemption.CodeSighting;
import com.loyalnest.points.redemption.ReturnSpentPoints;
import com.loyalnest.points.redemption.SeeCodesUsed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads what the shop told of orders, refunds, customers and products, a whole batch at a time.
/// Contact data and products are fetched before any row is locked, so a slow peer holds up nobody
/// else. An order whose products are not known comes again later.
@Component
class OrdersReader implements EventReader {
  private static final Logger LOG = LoggerFactory.getLogger(OrdersReader.class);

  private final KeepOrdersOnTarget keepOrdersOnTarget;
  private final Contacts contacts;
  private final ContactSource contactSource;
  private final SeeCodesUsed seeCodesUsed;
  private final ReturnSpentPoints returnSpentPoints;
  private final OrderProducts products;
  private final OrderCustomers customers;
  private final MergeCustomers mergeCustomers;
  private final RewardActivities rewardActivities;

  OrdersReader(
      KeepOrdersOnTarget keepOrdersOnTarget,
      Contacts contacts,
      ContactSource contactSource,
      SeeCodesUsed seeCodesUsed,
      ReturnSpentPoints returnSpentPoints,
      RewardActivities rewardActivities,
      OrderProducts products,
      OrderCustomers customers,
      MergeCustomers mergeCustomers) {
    this.keepOrdersOnTarget = keepOrdersOnTarget;
    this.seeCodesUsed = seeCodesUsed;
    this.returnSpentPoints = returnSpentPoints;
    this.rewardActivities = rewardActivities;
    this.products = products;
    this.customers = customers;
    this.mergeCustomers = mergeCustomers;
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
    var all = News.of(events);
    products.keep(all.products);
    var forProducts = waiting(all.orders);
    var tags = tags(all.orders);
    var ready =
        events.stream()
            .filter(event -> !waits(event, forProducts) && !waits(event, tags.waiting()))
            .toList();
    apply(ready.size() == events.size() ? all : News.of(ready), tags.found());
    return events.stream().map(event -> outcome(event, forProducts, tags.waiting())).toList();
  }

  /// Orders whose products are not known and cannot be asked for now.
  private Set<OrderKey> waiting(List<OrderChange> orders) {
    var missing = products.missing(orders);
    if (missing.isEmpty()) {
      return Set.of();
    }
    try {
      products.keep(products.fetch(missing.values()));
      return Set.of();
    } catch (ShopAway away) {
      LOG.warn("{} orders wait for products: {}", missing.size(), away.getMessage());
      return missing.keySet();
    }
  }

  /// Tags of customers, and the orders that wait because nobody can be asked for them now.
  private record Tags(Map<CustomerIdentity, SortedSet<String>> found, Set<OrderKey> waiting) {}

  private Tags tags(List<OrderChange> orders) {
    var missing = customers.missing(orders);
    try {
      return new Tags(customers.fetch(missing.values()), Set.of());
    } catch (ShopAway away) {
      LOG.warn("{} orders wait for customers: {}", missing.size(), away.getMessage());
      return new Tags(Map.of(), missing.keySet());
    }
  }

  private static ReadOutcome outcome(
      Event event, Set<OrderKey> forProducts, Set<OrderKey> forCustomers) {
    if (waits(event, forProducts)) {
      return ReadOutcome.notYet("product");
    }
    return waits(event, forCustomers) ? ReadOutcome.notYet("customer") : ReadOutcome.done();
  }

  private static boolean waits(Event event, Set<OrderKey> waiting) {
    var sync = event.getShopifySync();
    return sync.hasOrder() && waiting.contains(News.key(event, sync.getOrder()));
  }

  private void apply(News news, Map<CustomerIdentity, SortedSet<String>> tags) {
    var unknown = contacts.unknown(news.sightings);
    var fetched =
        unknown.isEmpty()
            ? Collections.<ContactSighting, com.loyalnest.points.account.Contact>emptyMap()
            : contactSource.fetch(unknown);
    var accounts = keepOrdersOnTarget.apply(news.orders, news.customers, tags);
    contacts.keep(fetched, accounts);
    seeCodesUsed.see(news.codes);
    returnSpentPoints.follow(news.spentOn());
    rewardActivities.reward(
        news.deeds.stream().flatMap(deed -> deed.of(accounts).stream()).toList());
    news.merges.forEach(merge -> mergeCustomers.asTheShopDid(merge.command(accounts)));
  }

  /// The platform made one customer of two.
  private record Merge(CustomerIdentity merged, CustomerIdentity goingOn, Cause cause) {
    MergeCustomersCommand command(Map<CustomerIdentity, String> accounts) {
      return new MergeCustomersCommand(
          new AccountKey(merged.merchantId(), Objects.requireNonNull(accounts.get(merged))),
          Objects.requireNonNull(accounts.get(goingOn)),
          "",
          "shop",
          cause);
    }
  }

  /// What a batch tells.
  private static final class News {
    private final List<OrderChange> orders = new ArrayList<>();
    private final List<Enrolment> customers = new ArrayList<>();
    private final List<ContactSighting> sightings = new ArrayList<>();
    private final List<CodeSighting> codes = new ArrayList<>();
    private final List<Merge> merges = new ArrayList<>();
    private final List<SeenDeed> deeds = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();

    static News of(List<Event> events) {
      var news = new News();
      events.forEach(news::add);
      return news;
    }

    static OrderKey key(Event event, ShopOrder order) {
      return new OrderKey(event.getMerchantId(), order.getPlatform(), order.getOrderId());
    }

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
        case MERGE -> addMerge(event, sync.getMerge());
        case PRODUCT -> addProduct(event, sync.getProduct());
        case NOTICE, OBJECT_NOT_SET -> {}
      }
    }

    /// Orders in which points may have been spent and from which some may come back.
    List<OrderChange> spentOn() {
      var withCode = codes.stream().map(CodeSighting::order).collect(Collectors.toSet());
      return orders.stream()
          .filter(order -> order.facts().isTakenBack() || withCode.contains(order.key()))
          .toList();
    }

    private void addOrder(Event event, ShopOrder order) {
      var key = key(event, order);
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

    /// A product that was deleted stays what it was for the orders that name it.
    private void addProduct(Event event, ShopProduct product) {
      if (!product.getDeleted()) {
        products.add(
            new Product(
                new ProductKey(
                    event.getMerchantId(), product.getPlatform(), product.getProductId()),
                product.getTagsList(),
                null,
                ShopFactsMapper.instant(product.getUpdatedAt())));
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

    /// Who was not known becomes so by it: what else is told of the one that is no more may come
    /// later, and goes where it belongs.
    private void addMerge(Event event, ShopMerge told) {
      var merge =
          new Merge(
              new CustomerIdentity(
                  event.getMerchantId(), told.getPlatform(), told.getMergedCustomerExternalId()),
              new CustomerIdentity(
                  event.getMerchantId(), told.getPlatform(), told.getCustomerExternalId()),
              Cause.of(event));
      merges.add(merge);
      customers.add(new Enrolment(merge.goingOn(), "merge", merge.cause()));
      customers.add(new Enrolment(merge.merged(), "merge", merge.cause()));
    }

    private static OrderChange change(Event event, OrderKey key, OrderFacts facts) {
      return new OrderChange(key, facts, Actors.of(event), Cause.of(event));
    }
  }
}
