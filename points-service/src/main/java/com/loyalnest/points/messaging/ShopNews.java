package com.loyalnest.points.messaging;

import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.ShopCustomer;
import com.loyalnest.events.v1.ShopMerge;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.events.v1.ShopProduct;
import com.loyalnest.events.v1.ShopRefund;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.ContactEntry;
import com.loyalnest.points.account.ContactSighting;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.account.Enrolment;
import com.loyalnest.points.catalog.Product;
import com.loyalnest.points.catalog.ProductKey;
import com.loyalnest.points.claim.EmailProof;
import com.loyalnest.points.earning.FinancialStatus;
import com.loyalnest.points.earning.GuestOrder;
import com.loyalnest.points.earning.OrderChange;
import com.loyalnest.points.earning.OrderFacts;
import com.loyalnest.points.earning.OrderKey;
import com.loyalnest.points.merge.MergeCustomersCommand;
import com.loyalnest.points.redemption.CodeSighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a batch tells.
final class ShopNews {
  final List<OrderChange> orders = new ArrayList<>();
  final List<Enrolment> customers = new ArrayList<>();
  final List<ContactSighting> sightings = new ArrayList<>();
  final List<EmailProof> proofs = new ArrayList<>();
  final List<GuestOrder> guests = new ArrayList<>();
  final List<CodeSighting> codes = new ArrayList<>();
  final List<Merge> merges = new ArrayList<>();
  final List<SeenDeed> deeds = new ArrayList<>();
  final List<Product> products = new ArrayList<>();

  /// The platform made one customer of two.
  record Merge(CustomerIdentity merged, CustomerIdentity goingOn, Cause cause) {
    MergeCustomersCommand command(Map<CustomerIdentity, String> accounts) {
      return new MergeCustomersCommand(
          new AccountKey(merged.merchantId(), Objects.requireNonNull(accounts.get(merged))),
          Objects.requireNonNull(accounts.get(goingOn)),
          "",
          "shop",
          cause);
    }
  }

  static ShopNews of(List<Event> events) {
    var news = new ShopNews();
    events.forEach(news::add);
    return news;
  }

  /// Which order an event is about, if it is about one.
  static Optional<OrderKey> order(Event event) {
    var sync = event.getShopifySync();
    return switch (sync.getObjectCase()) {
      case ORDER -> Optional.of(key(event, sync.getOrder()));
      case REFUND -> Optional.of(key(event, sync.getRefund()));
      case CUSTOMER, MERGE, PRODUCT, SCOPES, NOTICE, OBJECT_NOT_SET -> Optional.empty();
    };
  }

  private static OrderKey key(Event event, ShopOrder order) {
    return new OrderKey(event.getMerchantId(), order.getPlatform(), order.getOrderId());
  }

  private static OrderKey key(Event event, ShopRefund refund) {
    return new OrderKey(event.getMerchantId(), CustomerReference.SHOPIFY, refund.getOrderId());
  }

  void add(Event event) {
    var sync = event.getShopifySync();
    switch (sync.getObjectCase()) {
      case ORDER -> addOrder(event, sync.getOrder());
      case REFUND -> {
        var refund = sync.getRefund();
        orders.add(change(event, key(event, refund), ShopFactsMapper.facts(refund)));
      }
      case CUSTOMER -> addCustomer(event, sync.getCustomer());
      case MERGE -> addMerge(event, sync.getMerge());
      case PRODUCT -> addProduct(event, sync.getProduct());
      case SCOPES, NOTICE, OBJECT_NOT_SET -> {}
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
    if (!order.getTest()) {
      addBuyer(event, key, order);
    }
  }

  private void addBuyer(Event event, OrderKey key, ShopOrder order) {
    var contact = contact(event, order.getContactDigest());
    var updatedAt = ShopFactsMapper.instant(order.getUpdatedAt());
    if (!order.getCustomerExternalId().isEmpty()) {
      sightings.add(
          new ContactSighting(
              new CustomerIdentity(key.merchantId(), key.platform(), order.getCustomerExternalId()),
              contact,
              updatedAt));
    } else if (!contact.digest().isEmpty()
        && FinancialStatus.of(order.getFinancialStatus()).wasPaid()) {
      guests.add(new GuestOrder(key, contact, updatedAt, Cause.of(event)));
    }
  }

  private static ContactEntry contact(Event event, String digest) {
    return new ContactEntry(event.getMerchantId(), event.getShopifySync().getLogId(), digest);
  }

  /// A product that was deleted stays what it was for the orders that name it.
  private void addProduct(Event event, ShopProduct product) {
    if (!product.getDeleted()) {
      products.add(
          new Product(
              new ProductKey(event.getMerchantId(), product.getPlatform(), product.getProductId()),
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
    var contact = contact(event, customer.getContactDigest());
    var updatedAt = ShopFactsMapper.instant(customer.getUpdatedAt());
    sightings.add(new ContactSighting(identity, contact, updatedAt));
    proofs.add(
        new EmailProof(
            identity,
            customer.getVerifiedEmail() && customer.getState().equals("enabled"),
            contact,
            updatedAt,
            Cause.of(event)));
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
