package com.loyalnest.points.earning;

import static com.loyalnest.points.ShopEvents.PAID_AT;
import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.line;
import static com.loyalnest.points.ShopEvents.moneyBack;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Shop;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RewardDefinition;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// One shop's month, told to many merchants' ledgers in many orders, with repetitions and in
/// batches of any size: the books end the same.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class ConvergenceIntegrationTest {
  private static final String END =
      """
      select coalesce(jsonb_agg(x order by x.external_id), '[]')::text from (
        select i.external_id, c.points_balance, c.points_pending, c.points_debt, c.total_points_earned,
          (select jsonb_agg(l order by l) from (
            select order_id, sum(remaining) as remaining, min(earned_at) as earned_at, min(available_from) as available_from,
              min(expires_at) as expires_at
            from points.points_lots l
            where l.merchant_id = c.merchant_id and l.customer_id = c.customer_id
            group by order_id having sum(remaining) > 0) l) as lots,
          (select jsonb_agg(jsonb_build_array(o.order_id, o.points, o.written, o.eligible, o.facts) order by o.order_id)
           from points.orders o where o.merchant_id = c.merchant_id and o.customer_id = c.customer_id) as orders
        from points.customers c join points.customer_identities i using (merchant_id, customer_id)
        where c.merchant_id = ?) x
      """;

  private static final int NO_CODE = -1;
  private static final int MONTHS = 12;
  private static final int CUSTOMERS = 3;
  private static final Instant EVER = Instant.parse("2020-01-01T00:00:00Z");

  private final Shop shop;
  private final PointsServiceBlockingStub points;
  private final Map<String, List<String>> codes = new HashMap<>();

  ConvergenceIntegrationTest(@Autowired Shop shop, @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.points = points;
  }

  /// One when it is named on the command line.
  static LongStream seeds() {
    var named = Long.getLong("loyalnest.seed");
    return named == null ? new Random().longs(MONTHS) : LongStream.of(named);
  }

  @ParameterizedTest(name = "-Dloyalnest.seed={0}")
  @MethodSource("seeds")
  void theSameMonthEndsInTheSameBooks(long seed) throws SQLException {
    var random = new Random(seed);
    var inOrder = "merchant-in-order-" + seed;
    var shuffled = "merchant-shuffled-" + seed;
    var settings = settings(new Random(seed));
    begin(inOrder, settings);
    begin(shuffled, settings);
    var month = month(new Random(seed));
    month.forEach(told -> shop.tells(told.to(inOrder)));

    var messages = new ArrayList<Event>();
    month.forEach(told -> messages.add(told.to(shuffled)));
    messages.addAll(List.copyOf(messages.subList(0, messages.size() / 2)));
    month.subList(0, month.size() / 3).forEach(told -> messages.add(told.to(shuffled)));
    Collections.shuffle(messages, random);
    while (!messages.isEmpty()) {
      var batch = messages.subList(0, Math.min(messages.size(), 1 + random.nextInt(12)));
      shop.tells(List.copyOf(batch));
      batch.clear();
    }

    assertThat(end(shuffled))
        .as("-Dloyalnest.seed=" + seed + " " + settings)
        .isEqualTo(end(inOrder))
        .isNotEqualTo("[]");
  }

  /// Any of the settings that orders know. The service's own jobs run beside the tests, so nothing
  /// of that June may be due.
  private static String settings(Random random) {
    return String.join(
        ", ",
        "\"rounding\": \"" + any(random, "FLOOR", "HALF_UP", "CEILING") + "\"",
        "\"holdDays\": " + random.nextInt(2) * 5,
        "\"expiry\": "
            + any(
                random,
                "{\"model\": \"NEVER\", \"days\": 0}",
                "{\"model\": \"AFTER_EARNING\", \"days\": 3650}",
                "{\"model\": \"AFTER_INACTIVITY\", \"days\": 3650}"),
        "\"eligible\": {\"giftCards\": false, \"tax\": %b, \"shipping\": %b, \"tips\": true, \"minimum\": %d}"
            .formatted(random.nextBoolean(), random.nextBoolean(), random.nextInt(3) * 9),
        "\"exclusions\": {\"products\": [%s], \"productTags\": [], \"collections\": [], \"customerTags\": [%s]}"
            .formatted(any(random, "", "\"77\""), any(random, "", "\"staff\"")),
        "\"segmentFactors\": "
            + any(random, "{}", "{\"\": {\"numerator\": 3, \"denominator\": 2}}"),
        "\"shortfall\": \"" + any(random, "CARRY", "FORGIVE") + "\"",
        "\"spentPoints\": \"" + any(random, "PROPORTIONAL", "FULL_REFUND_ONLY", "NEVER") + "\"");
  }

  private static String any(Random random, String... words) {
    return words[random.nextInt(words.length)];
  }

  /// Everybody has bought and taken out a code to use in the month.
  private void begin(String merchantId, String settings) {
    ProgramFixtures.publish(merchantId, EVER, "");
    var merchant = points.withInterceptors(TestCallers.merchant(merchantId));
    var reward =
        merchant
            .createReward(
                CreateRewardRequest.newBuilder()
                    .setDefinition(
                        RewardDefinition.newBuilder()
                            .setType("free_shipping")
                            .putNames("en", "Free shipping")
                            .setPointsCost(135))
                    .build())
            .getReward()
            .getRewardId();
    for (var n = 0; n < CUSTOMERS; n++) {
      var customer = Integer.toString(7 + n);
      var before = timestamp(PAID_AT.minusSeconds(90));
      shop.tells(
          event(
              merchantId,
              order("before-" + n, customer, "20.00").setCreatedAt(before).setUpdatedAt(before)));
      codes
          .computeIfAbsent(merchantId, _ -> new ArrayList<>())
          .add(
              merchant
                  .redeemReward(
                      RedeemRewardRequest.newBuilder()
                          .setCustomerId(customer)
                          .setRewardId(reward)
                          .build())
                  .getDiscountCode());
    }
    ProgramFixtures.publish(merchantId, PAID_AT.minusSeconds(60), settings);
  }

  @AfterAll
  static void andTheBooksAgree() throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl())) {
      assertThat(
              new com.loyalnest.points.verification.LedgerVerification(connection)
                  .run()
                  .firstBroken())
          .isEmpty();
    }
  }

  private interface Told {
    Event to(String merchantId);
  }

  /// Eight orders of three customers: created unpaid, paid, edited, refunded in parts, some
  /// cancelled, one a test.
  private List<Told> month(Random random) {
    var month = new ArrayList<Told>();
    for (var n = 1; n <= 8; n++) {
      var id = Integer.toString(n);
      var hour = n * 10;
      var draft =
          order(id, Integer.toString(7 + random.nextInt(3)))
              .setTest(n == 8)
              .addLines(line("a", 1 + random.nextInt(3), "12.34").setDiscount("0.55"))
              .addLines(line("b", 2, "3." + (10 + random.nextInt(90))).setProductId("77"));
      var code = n <= CUSTOMERS ? n - 1 : NO_CODE;
      tell(month, code, at(draft, hour).setFinancialStatus("pending"));
      tell(month, code, at(draft, hour + 1).setFinancialStatus("paid"));
      if (random.nextBoolean()) {
        draft.addLines(line("c", 1, "7.77"));
        tell(month, code, at(draft, hour + 2).setFinancialStatus("paid"));
      }
      if (random.nextBoolean()) {
        month.add(merchant -> event(merchant, refund("u" + id, id, "b", 1)));
        tell(
            month,
            code,
            at(draft, hour + 3)
                .setFinancialStatus("partially_refunded")
                .addRefunds(refund("u" + id, id, "b", 1)));
      }
      if (random.nextBoolean()) {
        month.add(merchant -> event(merchant, moneyBack("m" + id, id, "4.00")));
      }
      if (random.nextInt(3) == 0) {
        tell(
            month,
            code,
            at(draft, hour + 4)
                .setFinancialStatus("refunded")
                .setCancelledAt(timestamp(PAID_AT.plusSeconds(hour + 4))));
      }
    }
    return month;
  }

  private static ShopOrder.Builder at(ShopOrder.Builder draft, int second) {
    return draft.clone().setUpdatedAt(timestamp(PAID_AT.plusSeconds(second)));
  }

  /// @param code whose code the order comes with
  private void tell(List<Told> month, int code, ShopOrder.Builder order) {
    var built = order.build();
    month.add(merchant -> {
      var told = built.toBuilder();
      return event(merchant, code == NO_CODE ? told : told.addDiscountCodes(code(merchant, code)));
    });
  }

  private String code(String merchantId, int number) {
    return Objects.requireNonNull(codes.get(merchantId)).get(number);
  }

  private static String end(String merchantId) throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var query = connection.prepareStatement(END)) {
      query.setString(1, merchantId);
      try (var row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
