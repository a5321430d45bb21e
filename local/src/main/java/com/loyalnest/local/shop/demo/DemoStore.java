package com.loyalnest.local.shop.demo;

import com.loyalnest.local.shop.clock.ShopClock;
import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import com.loyalnest.local.shop.trade.Customers;
import com.loyalnest.local.shop.trade.PlaceOrder;
import com.loyalnest.local.shop.trade.Products;
import com.loyalnest.local.shop.trade.Purchase;
import com.loyalnest.local.shop.trade.ReverseOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/// Gives the shop a month of trade: the same customers, products and orders for the same seed.
/// Everything goes through the shop's own operations, so the app hears of it as it would of real
/// trade.
@Service
public class DemoStore {
  static final long SEED = 20260701;
  private static final int CUSTOMERS = 40;
  private static final int ORDERS = 150;
  private static final int DAYS = 30;

  private static final List<String> FIRST_NAMES =
      List.of(
          "Ana", "Ben", "Chloé", "Diego", "Emma", "Félix", "Grace", "Hugo", "Inés", "Jack", "Kira",
          "Léa");
  private static final List<String> LAST_NAMES =
      List.of(
          "Alvarez",
          "Brown",
          "Clark",
          "Dupont",
          "Evans",
          "Fournier",
          "Garcia",
          "Hill",
          "Ibarra",
          "Jones");
  private static final List<String> LOCALES = List.of("en", "en", "es", "fr");
  private static final List<Item> ITEMS =
      List.of(
          new Item("Linen cushion", "29.50", "home, soft"),
          new Item("Walnut tray", "48.00", "home, wood"),
          new Item("Wool throw", "89.90", "home, soft"),
          new Item("Ceramic mug", "14.00", "kitchen"),
          new Item("Tea pot", "36.00", "kitchen"),
          new Item("Oak stool", "118.00", "wood, furniture"),
          new Item("Reading lamp", "74.25", "light"),
          new Item("Beeswax candle", "12.90", "light"),
          new Item("Cotton apron", "32.00", "kitchen, soft"),
          new Item("Olive board", "27.75", "kitchen, wood"),
          new Item("Rattan basket", "41.00", "home"),
          new Item("Glass carafe", "23.40", "kitchen"),
          new Item("Wall clock", "59.00", "home"),
          new Item("Door mat", "19.95", "home, sale"),
          new Item("Plant pot", "16.50", "garden"),
          new Item("Herb set", "21.00", "garden"),
          new Item("Bird feeder", "33.30", "garden, wood"),
          new Item("Picnic rug", "45.60", "garden, soft"),
          new Item("Paper lantern", "9.99", "light, sale"));

  private final Records records;
  private final Customers customers;
  private final Products products;
  private final PlaceOrder placeOrder;
  private final ReverseOrder reverseOrder;
  private final ShopClock clock;

  DemoStore(
      Records records,
      Customers customers,
      Products products,
      PlaceOrder placeOrder,
      ReverseOrder reverseOrder,
      ShopClock clock) {
    this.records = records;
    this.customers = customers;
    this.products = products;
    this.placeOrder = placeOrder;
    this.reverseOrder = reverseOrder;
    this.clock = clock;
  }

  private record Item(String title, String price, String tags) {}

  /// What the store holds afterwards.
  ///
  /// @param seeded false when it had its history already
  public record Seeded(boolean seeded, long seed, long customers, long products, long orders) {}

  /// Does nothing in a store that has trade already.
  public synchronized Seeded seed() {
    if (records.count(Kind.PRODUCT) > 0) {
      return state(false);
    }
    var random = new Random(SEED);
    var start = clock.instant().minus(Duration.ofDays(DAYS));
    var shelf = stock(start);
    var people = register(random, start);
    for (var n = 0; n < ORDERS; n++) {
      var at = start.plus(Duration.ofMinutes((long) n * DAYS * 24 * 60 / ORDERS));
      trade(n, random, people, shelf, at);
    }
    return state(true);
  }

  private List<Long> stock(Instant at) {
    var shelf = new ArrayList<Long>();
    for (var item : ITEMS) {
      shelf.add(
          id(
              products.add(
                  item.title(),
                  new BigDecimal(item.price()),
                  List.of(item.tags().split(", ")),
                  false,
                  at)));
    }
    products.add("Gift card", new BigDecimal("50.00"), List.of("gift"), true, at);
    return shelf;
  }

  private List<Long> register(Random random, Instant at) {
    var people = new ArrayList<Long>();
    for (var n = 0; n < CUSTOMERS; n++) {
      var first = FIRST_NAMES.get(n % FIRST_NAMES.size());
      var last = LAST_NAMES.get(n % LAST_NAMES.size());
      var email = "customer" + (n + 1) + "@demo-nest.example";
      people.add(
          id(
              customers.register(
                  first, last, email, LOCALES.get(random.nextInt(LOCALES.size())), at)));
    }
    return people;
  }

  /// Mostly ordinary orders; every tenth or so is a guest's, a test, refunded or cancelled.
  private void trade(int n, Random random, List<Long> people, List<Long> shelf, Instant at) {
    var items = new ArrayList<Purchase.Item>();
    for (var lines = 1 + random.nextInt(3); lines > 0; lines--) {
      items.add(new Purchase.Item(shelf.get(random.nextInt(shelf.size())), 1 + random.nextInt(2)));
    }
    var customer = people.get(random.nextInt(people.size()));
    var guest = n % 12 == 5;
    var discount = n % 7 == 3 ? new BigDecimal("5.00") : BigDecimal.ZERO;
    var order =
        placeOrder.place(
            new Purchase(
                guest ? null : customer,
                guest ? "guest" + n + "@demo-nest.example" : null,
                items,
                n % 3 == 0 ? new BigDecimal("5.00") : BigDecimal.ZERO,
                n % 4 == 0 ? new BigDecimal("0.08") : BigDecimal.ZERO,
                discount,
                List.of(),
                n % 50 == 49,
                "en",
                at));
    if (n % 15 == 8) {
      var line = order.path("line_items").path(0).path("id").asLong();
      reverseOrder.refund(id(order), Map.of(line, 1), at.plus(Duration.ofHours(20)));
    } else if (n % 40 == 22) {
      reverseOrder.cancel(id(order), at.plus(Duration.ofHours(2)));
    }
  }

  private Seeded state(boolean seeded) {
    return new Seeded(
        seeded,
        SEED,
        records.count(Kind.CUSTOMER),
        records.count(Kind.PRODUCT),
        records.count(Kind.ORDER));
  }

  private static long id(ObjectNode document) {
    return document.path("id").asLong();
  }
}
