package com.loyalnest.points.messaging;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.reader.ReadOutcome;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.activity.RewardActivities;
import com.loyalnest.points.earning.KeepOrdersOnTarget;
import com.loyalnest.points.earning.OrderChange;
import com.loyalnest.points.earning.OrderCustomers;
import com.loyalnest.points.earning.OrderKey;
import com.loyalnest.points.earning.OrderProducts;
import com.loyalnest.points.merge.MergeCustomers;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.Programs;
import com.loyalnest.points.redemption.ReturnSpentPoints;
import com.loyalnest.points.redemption.SeeCodesUsed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads what the shop told of orders, refunds, customers and products, a whole batch at a time.
/// Contact data and products are fetched before any row is locked, so a slow peer holds up nobody
/// else. An order whose products are not known comes again later.
@Component
class OrdersReader implements EventReader {
  private static final Logger LOG = LoggerFactory.getLogger(OrdersReader.class);

  private final Programs programs;
  private final KeepOrdersOnTarget keepOrdersOnTarget;
  private final PeopleInNews people;
  private final SeeCodesUsed seeCodesUsed;
  private final ReturnSpentPoints returnSpentPoints;
  private final OrderProducts products;
  private final OrderCustomers customers;
  private final MergeCustomers mergeCustomers;
  private final RewardActivities rewardActivities;

  OrdersReader(
      Programs programs,
      KeepOrdersOnTarget keepOrdersOnTarget,
      PeopleInNews people,
      SeeCodesUsed seeCodesUsed,
      ReturnSpentPoints returnSpentPoints,
      RewardActivities rewardActivities,
      OrderProducts products,
      OrderCustomers customers,
      MergeCustomers mergeCustomers) {
    this.programs = programs;
    this.keepOrdersOnTarget = keepOrdersOnTarget;
    this.seeCodesUsed = seeCodesUsed;
    this.returnSpentPoints = returnSpentPoints;
    this.rewardActivities = rewardActivities;
    this.products = products;
    this.customers = customers;
    this.mergeCustomers = mergeCustomers;
    this.people = people;
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

  /// What was before the shop was connected earns nothing.
  @Override
  public boolean concerns(Event event) {
    return !event.getShopifySync().getHistory();
  }

  /// The shopper is looking at the balance.
  @Override
  public Duration gather() {
    return Duration.ofMillis(25);
  }

  @Override
  public List<ReadOutcome> read(List<Event> events) {
    var all = ShopNews.of(events);
    products.keep(all.products);
    var histories = programs.of(OrderChange.merchants(all.orders));
    var forProducts = waiting(all.orders, histories);
    var tags = tags(all.orders, histories);
    var ready =
        events.stream()
            .filter(event -> !waits(event, forProducts) && !waits(event, tags.waiting()))
            .toList();
    apply(ready.size() == events.size() ? all : ShopNews.of(ready), tags.found());
    return events.stream().map(event -> outcome(event, forProducts, tags.waiting())).toList();
  }

  /// Orders whose products are not known and cannot be asked for now.
  private Set<OrderKey> waiting(List<OrderChange> orders, Map<String, ProgramHistory> histories) {
    var missing = products.missing(orders, histories);
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

  private Tags tags(List<OrderChange> orders, Map<String, ProgramHistory> histories) {
    var missing = customers.missing(orders, histories);
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
    return ShopNews.order(event).filter(waiting::contains).isPresent();
  }

  private void apply(ShopNews news, Map<CustomerIdentity, SortedSet<String>> tags) {
    var found = people.find(news);
    var accounts = keepOrdersOnTarget.apply(news.orders, news.customers, found.guests(), tags);
    people.keep(found, accounts);
    seeCodesUsed.see(news.codes);
    returnSpentPoints.follow(news.spentOn());
    rewardActivities.reward(
        news.deeds.stream().flatMap(deed -> deed.of(accounts).stream()).toList());
    news.merges.forEach(merge -> mergeCustomers.asTheShopDid(merge.command(accounts)));
  }
}
