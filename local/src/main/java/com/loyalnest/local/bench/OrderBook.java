package com.loyalnest.local.bench;

import com.loyalnest.local.dev.DevSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes paid orders of the published shape, each for 118.00 USD of one of a thousand customers (or
/// a new customer), and signs them. All numbers are above 2^53, as a shop's may be, and never used
/// twice.
final class OrderBook {
  static final int POINTS = 1180;
  static final int CUSTOMERS = 1_000;
  private static final long BASE = 10_000_000_000_000_000L;

  private final DevSuite suite;
  private final String template;
  private final Mac mac;
  private final long firstCustomer;
  private long nextOrder;
  private long nextCustomer;

  OrderBook(DevSuite suite, Instant now) {
    this.suite = suite;
    this.template = template();
    this.mac = mac(suite.clientSecret());
    this.nextOrder = BASE + now.toEpochMilli() * 1_000;
    this.firstCustomer = nextOrder;
    this.nextCustomer = firstCustomer + CUSTOMERS;
  }

  /// With `{{order}}`, `{{customer}}` and `{{time}}` still open.
  static String template() {
    return resource("/bench/order.json");
  }

  List<SignedOrder> ofRegulars(int count, Instant now) {
    var orders = new ArrayList<SignedOrder>(count);
    for (var n = 0; n < count; n++) {
      orders.add(order(regular(n), now));
    }
    return orders;
  }

  /// One of the thousand, by turns.
  long regular(int n) {
    return firstCustomer + n % CUSTOMERS;
  }

  List<SignedOrder> ofNewCustomers(int count, Instant now) {
    var orders = new ArrayList<SignedOrder>(count);
    for (var n = 0; n < count; n++) {
      orders.add(order(nextCustomer++, now));
    }
    return orders;
  }

  private SignedOrder order(long customer, Instant now) {
    var id = nextOrder++;
    var body =
        template
            .replace("{{order}}", Long.toString(id))
            .replace("{{customer}}", Long.toString(customer))
            .replace("{{time}}", now.truncatedTo(ChronoUnit.SECONDS).toString())
            .getBytes(StandardCharsets.UTF_8);
    var door = URI.create(suite.edge());
    var head =
        """
        POST /v1/api/shopify/webhook HTTP/1.1
        Host: %s:%d
        Content-Type: application/json
        Content-Length: %d
        X-Shopify-Topic: orders/paid
        X-Shopify-Hmac-Sha256: %s
        X-Shopify-Shop-Domain: %s
        X-Shopify-API-Version: 2026-07
        X-Shopify-Webhook-Id: %s
        X-Shopify-Event-Id: %s
        X-Shopify-Triggered-At: %s

        """
            .formatted(
                door.getHost(),
                door.getPort(),
                body.length,
                Base64.getEncoder().encodeToString(mac.doFinal(body)),
                suite.shopDomain(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                now)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    var bytes = new byte[head.length + body.length];
    System.arraycopy(head, 0, bytes, 0, head.length);
    System.arraycopy(body, 0, bytes, head.length, body.length);
    return new SignedOrder(customer, bytes);
  }

  private static Mac mac(String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static String resource(String name) {
    try (var in = Objects.requireNonNull(OrderBook.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
