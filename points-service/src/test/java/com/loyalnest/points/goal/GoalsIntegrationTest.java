package com.loyalnest.points.goal;

import static com.loyalnest.points.ShopEvents.PAID_AT;
import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.line;
import static com.loyalnest.points.ShopEvents.moneyBack;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Shop;
import com.loyalnest.points.v1.AdjustPointsRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetBalanceResponse;
import com.loyalnest.points.v1.GetTransactionRequest;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.PointsTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// 200 points for every 100 dollars of a year, beside ten a dollar.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class GoalsIntegrationTest {
  private final Shop shop;
  private final PointsServiceBlockingStub points;

  GoalsIntegrationTest(@Autowired Shop shop, @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.points = points;
  }

  @AfterAll
  static void andTheBooksAgree() throws Exception {
    Books.agree();
  }

  @Test
  void everyFullHundredOfAYearGivesPointsOnce() {
    var merchant = merchantWithGoal("2020-01-01T00:00:00Z");

    shop.tells(event(merchant, order("1", "7", "60.00")));
    assertThat(balance(merchant, "7").getPointsBalance()).isEqualTo(600);
    shop.tells(
        event(merchant, order("2", "7", "60.00")), event(merchant, order("3", "7", "99.00")));
    assertThat(balance(merchant, "7").getPointsBalance()).isEqualTo(2190 + 400);
    shop.tells(event(merchant, order("2", "7", "60.00")));
    assertThat(goals(merchant, "7")).extracting(PointsTransaction::getPoints).containsExactly(400);
  }

  @Test
  void aRefundTakesBackWhatIsNotReachedAnyMore() {
    var merchant = merchantWithGoal("2020-01-01T00:00:00Z");
    shop.tells(event(merchant, order("1", "7").addLines(line("a", 3, "50.00"))));
    assertThat(balance(merchant, "7").getPointsBalance()).isEqualTo(1500 + 200);

    shop.tells(event(merchant, refund("r1", "1", "a", 1)));
    assertThat(balance(merchant, "7").getPointsBalance()).isEqualTo(1000 + 200);
    shop.tells(event(merchant, refund("r2", "1", "a", 1)));
    assertThat(balance(merchant, "7").getPointsBalance()).isEqualTo(500);
    assertThat(goals(merchant, "7"))
        .extracting(PointsTransaction::getType)
        .containsExactly("reverse", "earn");
  }

  @Test
  void whatWasSpentMeanwhileBecomesDebt() {
    var merchant = merchantWithGoal("2020-01-01T00:00:00Z");
    shop.tells(event(merchant, order("1", "7", "100.00")));
    merchant(merchant)
        .adjustPoints(
            AdjustPointsRequest.newBuilder()
                .setCustomerId("7")
                .setPoints(-1200)
                .setReason("test")
                .build());

    shop.tells(event(merchant, refund("r", "1", "1", 1)));

    assertThat(balance(merchant, "7").getPointsDebt()).isEqualTo(1200);
  }

  @Test
  void yearsAreCountedApart() {
    var merchant = merchantWithGoal("2020-01-01T00:00:00Z");
    shop.tells(
        event(merchant, paidAt("1", "2025-12-31T23:59:59Z")),
        event(merchant, paidAt("2", "2026-01-01T00:00:00Z")),
        event(merchant, paidAt("3", "2026-12-31T23:59:59Z")));

    assertThat(goals(merchant, "7")).extracting(PointsTransaction::getPoints).containsExactly(200);
  }

  @Test
  void whatWasPaidBeforeTheGoalWasSwitchedOnDoesNotCount() {
    var merchant = "goals-" + UUID.randomUUID();
    ProgramFixtures.publish(merchant, Instant.parse("2020-01-01T00:00:00Z"), "");
    publishGoal(merchant, PAID_AT.plusSeconds(60).toString());
    shop.tells(event(merchant, order("1", "7", "90.00")));
    shop.tells(event(merchant, paidAt("2", PAID_AT.plusSeconds(61).toString())));

    assertThat(goals(merchant, "7")).isEmpty();
    shop.tells(event(merchant, paidAt("3", PAID_AT.plusSeconds(62).toString())));
    assertThat(goals(merchant, "7")).hasSize(1);
  }

  @Test
  void anOrderThatChangesHandsCountsForTheOther() {
    var merchant = merchantWithGoal("2020-01-01T00:00:00Z");
    shop.tells(event(merchant, order("1", "7", "100.00")));
    shop.tells(
        event(
            merchant, order("1", "8", "100.00").setUpdatedAt(timestamp(PAID_AT.plusSeconds(60)))));

    assertThat(balance(merchant, "7").getPointsBalance()).isZero();
    assertThat(balance(merchant, "8").getPointsBalance()).isEqualTo(1200);
  }

  @Test
  void theTransactionSaysWhatWasReached() {
    var merchant = merchantWithGoal("2020-01-01T00:00:00Z");
    shop.tells(event(merchant, order("1", "7", "250.00")));

    var told =
        merchant(merchant)
            .getTransaction(
                GetTransactionRequest.newBuilder()
                    .setCustomerId("7")
                    .setTransactionId(goals(merchant, "7").getFirst().getTransactionId())
                    .build());

    assertThat(told.getSteps(0).getGoal().getTimes()).isEqualTo(2);
    assertThat(told.getExplanation(0)).contains("$250.00 spent in 2026", "400 points");
  }

  @Test
  void ordersThatArePaidAtOnceAreCountedTogether() throws Exception {
    var merchant = merchantWithGoal("2020-01-01T00:00:00Z");
    shop.tells(event(merchant, order("0", "7", "1.00")));
    var tellings =
        IntStream.rangeClosed(1, 12)
            .<Callable<Boolean>>mapToObj(n ->
                () -> {
                  shop.tells(event(merchant, order("" + n, "7", "50.00")));
                  return true;
                })
            .toList();

    try (var threads = Executors.newFixedThreadPool(6)) {
      for (var telling : threads.invokeAll(tellings)) {
        assertThat(telling.get()).isTrue();
      }
    }

    assertThat(balance(merchant, "7").getPointsBalance()).isEqualTo(6010 + 1200);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void inWhicheverOrderTheNewsComeTheBooksEndTheSame(long seed) {
    var inOrder = merchantWithGoal("2020-01-01T00:00:00Z");
    var shuffled = merchantWithGoal("2020-01-01T00:00:00Z");
    news(inOrder, seed).forEach(news -> shop.tells(news));

    var messages = new ArrayList<>(news(shuffled, seed));
    messages.addAll(news(shuffled, seed).subList(0, 8));
    var random = new Random(seed);
    Collections.shuffle(messages, random);
    while (!messages.isEmpty()) {
      var batch = messages.subList(0, Math.min(messages.size(), 1 + random.nextInt(5)));
      shop.tells(List.copyOf(batch));
      batch.clear();
    }

    for (var customer : List.of("7", "8")) {
      assertThat(held(shuffled, customer)).isEqualTo(held(inOrder, customer));
    }
  }

  private static List<Event> news(String merchant, long seed) {
    var random = new Random(seed);
    var news = new ArrayList<Event>();
    for (var n = 1; n <= 8; n++) {
      var id = "" + n;
      var customer = n <= 2 ? "" + (6 + n) : "" + (7 + random.nextInt(2));
      var price = 20 + random.nextInt(80) + ".50";
      news.add(event(merchant, order(id, customer).addLines(line("a", 2, price))));
      if (random.nextBoolean()) {
        news.add(event(merchant, refund("r" + id, id, "a", 1 + random.nextInt(2))));
      }
      if (random.nextBoolean()) {
        news.add(event(merchant, moneyBack("m" + id, id, "5.00")));
      }
    }
    return news;
  }

  private List<Object> held(String merchant, String customer) {
    var balance = balance(merchant, customer);
    return List.of(
        balance.getPointsBalance(), balance.getPointsDebt(), balance.getTotalPointsEarned());
  }

  private static com.loyalnest.events.v1.ShopOrder.Builder paidAt(String orderId, String time) {
    return order(orderId, "7", "60.00").setUpdatedAt(timestamp(Instant.parse(time)));
  }

  private static String merchantWithGoal(String since) {
    var merchant = "goals-" + UUID.randomUUID();
    publishGoal(merchant, since);
    return merchant;
  }

  private static void publishGoal(String merchant, String since) {
    ProgramFixtures.publish(
        merchant,
        Instant.parse(since),
        """
        "activities": {"rules": {},
          "goalSpend": {"enabled": true, "amount": 100, "points": 200, "period": "YEAR"}}
        """);
  }

  private PointsServiceBlockingStub merchant(String merchantId) {
    return points.withInterceptors(TestCallers.merchant(merchantId));
  }

  private GetBalanceResponse balance(String merchantId, String customer) {
    return merchant(merchantId)
        .getBalance(GetBalanceRequest.newBuilder().setCustomerId(customer).build());
  }

  private List<PointsTransaction> goals(String merchantId, String customer) {
    return merchant(merchantId)
        .listTransactions(ListTransactionsRequest.newBuilder().setCustomerId(customer).build())
        .getTransactionsList()
        .stream()
        .filter(transaction -> transaction.getSource().equals("goal_spend"))
        .toList();
  }
}
