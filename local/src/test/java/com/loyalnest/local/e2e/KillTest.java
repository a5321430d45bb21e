package com.loyalnest.local.e2e;

import static com.loyalnest.local.e2e.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Services die and Redis forgets while orders arrive; every accepted order still has its points,
/// once.
@Tag("e2e")
class KillTest {
  private static final int ORDERS = 200;
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  @Test
  void everyAcceptedOrderHasItsPointsOnceWhateverDies() throws Exception {
    try (var local = LocalSuite.start(true)) {
      var customers = new ArrayList<Long>();
      for (var n = 0; n < ORDERS; n++) {
        var customer = Shop.newId();
        deliverUntilAccepted(local.doors(), Shop.paidOrder(Shop.newId(), customer));
        customers.add(customer);
        switch (n) {
          case 20 -> kill(local, "auth");
          case 40 -> kill(local, "points");
          case 60 -> kill(local, "referrals");
          case 80 -> flushAll(local);
          case 100 -> kill(local, "admin");
          case 120 -> kill(local, "analytics");
          case 140 -> kill(local, "frontend");
          default -> {}
        }
      }

      var shop = local.doors();
      var missing = within(RECOVERY, () -> withoutPoints(shop, customers), List::isEmpty);

      assertThat(missing).isEmpty();
      var each = List.of((long) ORDERS, (long) ORDERS, (long) ORDERS);
      assertThat(within(RECOVERY, () -> followers(shop), each::equals))
          .as("audit entries, facts and messages")
          .isEqualTo(each);
      assertThat(shop.count("select count(*) from points.points_transactions where points <> 1180"))
          .isZero();
      assertThat(
              shop.count(
                  "select count(*) - count(distinct order_id) from points.points_transactions"))
          .isZero();
    }
  }

  private static List<Long> followers(Shop shop) throws SQLException {
    return List.of(
        shop.count("select count(*) from admin.audit_logs where action = 'points_earned'"),
        shop.count("select count(*) from analytics.points_facts"),
        shop.count("select count(*) from referrals.notifications"));
  }

  private static List<Long> withoutPoints(Shop shop, List<Long> customers)
      throws IOException, InterruptedException {
    var missing = new ArrayList<Long>();
    for (var customer : customers) {
      if (shop.balance(customer) != 1180) {
        missing.add(customer);
      }
    }
    return missing;
  }

  /// As Shopify does: what is not answered with 2xx comes again.
  private static void deliverUntilAccepted(Shop shop, String body) throws Exception {
    within(
        RECOVERY,
        () -> {
          try {
            return shop.deliver("orders/paid", body).statusCode();
          } catch (IOException away) {
            return 503;
          }
        },
        status -> status == 200);
  }

  private static void kill(LocalSuite local, String service) {
    var running =
        java.util.Objects.requireNonNull(local.doors().suite().services().get(service), service);
    ProcessHandle.of(running.pid()).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static void flushAll(LocalSuite local) throws IOException {
    var redis = URI.create(local.doors().suite().redis());
    try (var socket = new Socket(redis.getHost(), redis.getPort())) {
      socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readNBytes(3)).asString().isEqualTo("+OK");
    }
  }
}
