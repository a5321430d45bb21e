package com.loyalnest.points;

import com.loyalnest.platform.testing.EventFeed;
import com.loyalnest.points.account.Contact;
import com.loyalnest.points.account.ContactEntry;
import com.loyalnest.points.account.ContactSource;
import com.loyalnest.points.catalog.Product;
import com.loyalnest.points.catalog.ProductSource;
import com.loyalnest.points.earning.CustomerTags;
import com.loyalnest.points.earning.ShopOrders;
import com.loyalnest.points.redemption.Issue;
import com.loyalnest.points.redemption.Issuer;
import com.loyalnest.points.redemption.Issuers;
import com.loyalnest.points.webhook.WebhookIssuer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// What is not ours in a test of the service: the shop's own orders and the admin service's
/// contacts. Their words are set by tests, per order and per contact digest.
@TestConfiguration(proxyBeanMethods = false)
public class StandIns {
  public final Map<String, ShopOrders> shop = new ConcurrentHashMap<>();

  /// By merchant; others meet a shop that does what it is asked.
  public final Map<String, Issuer> issuers = new ConcurrentHashMap<>();

  /// By merchant.
  public final Map<String, ProductSource> products = new ConcurrentHashMap<>();

  /// By merchant; nobody has any at others.
  public final Map<String, CustomerTags> customerTags = new ConcurrentHashMap<>();

  public final Map<String, Contact> contacts = new ConcurrentHashMap<>();
  public final List<Integer> contactCalls = new java.util.concurrent.CopyOnWriteArrayList<>();

  @Bean
  @Primary
  ShopOrders shopInTests() {
    return key -> shop.getOrDefault(key.orderId(), unknown -> Optional.empty()).find(key);
  }

  /// Answers for shops that a test says nothing of: they know no product.
  @Bean
  @Primary
  ProductSource productsInTests() {
    return (merchantId, keys) ->
        products
            .getOrDefault(
                merchantId,
                (merchant, asked) ->
                    asked.stream()
                        .map(key -> new Product(key, List.of(), List.of(), Instant.EPOCH))
                        .toList())
            .fetch(merchantId, keys);
  }

  @Bean
  @Primary
  CustomerTags customerTagsInTests() {
    return (merchantId, customers) ->
        customerTags
            .getOrDefault(
                merchantId,
                (merchant, asked) ->
                    asked.stream()
                        .collect(Collectors.toMap(Function.identity(), one -> new TreeSet<>())))
            .fetch(merchantId, customers);
  }

  @Bean
  @Primary
  Issuers issuersInTests(WebhookIssuer webhooks) {
    return type ->
        switch (type) {
          case WEBHOOK -> webhooks;
          case STORE_CREDIT -> new Paying();
          default -> new Making();
        };
  }

  private Issuer of(Issue issue) {
    return issuers.getOrDefault(issue.merchantId(), new WillingShop());
  }

  private class Making implements Issuer {
    @Override
    public Creation create(Issue issue) {
      return of(issue).create(issue);
    }

    @Override
    public Withdrawal withdraw(Issue issue, String issuedId) {
      return of(issue).withdraw(issue, issuedId);
    }
  }

  private final class Paying extends Making implements Issuer.Once {
    @Override
    public Optional<String> find(Issue issue) {
      return of(issue) instanceof Issuer.Once once ? once.find(issue) : Optional.empty();
    }
  }

  /// Makes all it is asked for, and nobody uses it.
  public static class WillingShop implements Issuer {
    @Override
    public Creation create(Issue issue) {
      return new Creation.Created("gid://shopify/DiscountCodeNode/" + issue.redemptionId());
    }

    @Override
    public Withdrawal withdraw(Issue issue, String issuedId) {
      return Withdrawal.UNUSED;
    }
  }

  @Bean
  @Primary
  ContactSource contactsInTests() {
    return entries -> {
      contactCalls.add(entries.size());
      var fetched = new HashMap<ContactEntry, Contact>();
      for (var entry : entries) {
        Optional.ofNullable(contacts.get(entry.digest()))
            .ifPresent(contact -> fetched.put(entry, contact));
      }
      return fetched;
    };
  }

  @Bean
  PlanBook planBook(
      org.springframework.jdbc.core.JdbcTemplate jdbc,
      org.springframework.transaction.support.TransactionTemplate transactions) {
    return new PlanBook(jdbc, transactions);
  }

  @Bean
  Shop shopEvents(EventFeed feed, List<com.loyalnest.platform.reader.EventReader> readers) {
    return new Shop(feed, readers);
  }
}
