package com.loyalnest.points.activity;

import static com.loyalnest.points.ShopEvents.PAID_AT;
import static com.loyalnest.points.ShopEvents.customer;
import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.merge;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.ShopCustomer;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Shop;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetTransactionRequest;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.PointsTransaction;
import java.sql.DriverManager;
import java.sql.SQLException;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// What the shop tells of customers, and what it gives them.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class ShopActivitiesIntegrationTest {
  private static final String CREATED = "customers/create";
  private static final String UPDATED = "customers/update";
  private static final String ENABLED = "customers/enable";
  private static final String CONSENT = "customers_email_marketing_consent/update";

  private final Shop shop;
  private final String merchantId = "activities-" + UUID.randomUUID();
  private final PointsServiceBlockingStub merchant;

  ShopActivitiesIntegrationTest(@Autowired Shop shop, @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.merchant = points.withInterceptors(TestCallers.merchant(merchantId));
  }

  @AfterAll
  static void andTheBooksAgree() throws Exception {
    Books.agree();
  }

  @Test
  void whoSignsUpIsGivenPointsOnce() {
    shop.tells(event(merchantId, CREATED, signedUp("1")));
    shop.tells(
        event(merchantId, CREATED, signedUp("1")), event(merchantId, ENABLED, signedUp("1")));

    assertThat(balance("1")).isEqualTo(200);
    assertThat(sources("1")).containsExactly("signup");
  }

  @Test
  void aPersonOfTwoAccountsSignsUpOnce() {
    shop.tells(event(merchantId, CREATED, signedUp("71")));
    shop.tells(event(merchantId, order("1", "72", "10.00")));
    shop.tells(merge(merchantId, "71", "72"));

    shop.tells(event(merchantId, CREATED, signedUp("72")));

    assertThat(balance("72")).isEqualTo(300);
    assertThat(sources("72")).containsOnlyOnce("signup");
  }

  @Test
  void whomOnlyAnOrderMadeKnownHasSignedUpForNothing() {
    shop.tells(
        event(merchantId, order("1", "2", "118.00")),
        event(merchantId, CREATED, customer("2").setState("disabled")),
        event(merchantId, UPDATED, customer("2").setState("enabled")));

    assertThat(balance("2")).isEqualTo(1180);
  }

  @Test
  void whoEnablesTheAccountLaterSignsUpThen() {
    shop.tells(event(merchantId, CREATED, customer("3").setState("disabled")));
    assertThat(balance("3")).isZero();

    shop.tells(event(merchantId, ENABLED, customer("3").setState("enabled")));
    assertThat(balance("3")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {CREATED, UPDATED, CONSENT})
  void whoSubscribesIsGivenPointsWhicheverNewsTellOfIt(String topic) {
    shop.tells(event(merchantId, topic, subscribed("4")));

    assertThat(balance("4")).isEqualTo(100);
    assertThat(sources("4")).containsExactly("newsletter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not_subscribed", "pending", "unsubscribed", "SUBSCRIBED"})
  void nothingElseIsASubscription(String consent) {
    shop.tells(event(merchantId, CONSENT, customer("5").setEmailConsent(consent)));

    assertThat(balance("5")).isZero();
  }

  @Test
  void whoLeavesTheNewsletterAndComesBackWasGivenPointsAlready() {
    shop.tells(event(merchantId, CONSENT, subscribed("6")));
    shop.tells(event(merchantId, CONSENT, customer("6").setEmailConsent("unsubscribed")));
    shop.tells(
        event(
            merchantId,
            CONSENT,
            subscribed("6").setEmailConsentUpdatedAt(timestamp(PAID_AT.plusSeconds(99)))));

    assertThat(balance("6")).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "6"})
  void inWhicheverOrderTheNewsComeTheyGiveTheSame(long seed) {
    var news = new ArrayList<Event>();
    for (var customer : List.of("1", "2", "3")) {
      news.add(event(merchantId, CREATED, signedUp(customer).setEmailConsent("not_subscribed")));
      news.add(event(merchantId, ENABLED, signedUp(customer)));
      news.add(event(merchantId, UPDATED, subscribed(customer).setState("enabled")));
      news.add(event(merchantId, CONSENT, subscribed(customer)));
      news.add(event(merchantId, order(customer, customer, "10.00")));
    }
    news.addAll(List.copyOf(news));
    Collections.shuffle(news, new Random(seed));

    while (!news.isEmpty()) {
      var batch = news.subList(0, Math.min(news.size(), 4));
      shop.tells(List.copyOf(batch));
      batch.clear();
    }

    assertThat(List.of(balance("1"), balance("2"), balance("3"))).containsOnly(400);
  }

  @Test
  void whatWasOffWhenItHappenedGivesNothingLater() {
    off("signup", "2020-01-01T00:00:00Z");
    ProgramFixtures.publish(merchantId, PAID_AT.plusSeconds(60), "");

    shop.tells(event(merchantId, CREATED, signedUp("7")));
    assertThat(balance("7")).isZero();
    shop.tells(
        event(merchantId, ENABLED, signedUp("7").setUpdatedAt(timestamp(PAID_AT.plusSeconds(61)))));
    assertThat(balance("7")).isEqualTo(200);
  }

  @Test
  void aDeletedCustomerDidNothing() {
    shop.tells(event(merchantId, CREATED, signedUp("8")));
    shop.tells(event(merchantId, CONSENT, subscribed("8").setDeleted(true)));

    assertThat(balance("8")).isEqualTo(200);
  }

  @Test
  void theTransactionSaysWhatItWasFor() {
    shop.tells(event(merchantId, CREATED, signedUp("9")));
    var transaction = transactions("9").getFirst();

    var told =
        merchant.getTransaction(
            GetTransactionRequest.newBuilder()
                .setCustomerId("9")
                .setTransactionId(transaction.getTransactionId())
                .setLocale("es")
                .build());

    assertThat(transaction.getType()).isEqualTo("earn");
    assertThat(told.getExplanationList()).containsExactly("Abrir una cuenta da 200 puntos.");
    assertThat(told.getSteps(0).getGiven().getActivity()).isEqualTo("signup");
    assertThat(told.getProgramVersion()).isEqualTo(1);
  }

  @Test
  void everybodyWhoListensIsToldTheStateOfTheAccount() throws SQLException {
    shop.tells(event(merchantId, CREATED, signedUp("10").setEmailConsent("subscribed")));

    var told = outbox().stream().filter(Event::hasActivityRewarded).toList();

    assertThat(told)
        .extracting(event -> event.getActivityRewarded().getActivity())
        .containsExactlyInAnyOrder("signup", "newsletter");
    assertThat(told.getLast().getActivityRewarded().getAccount().getPointsBalance()).isEqualTo(300);
    assertThat(told.getFirst().getCorrelationId()).startsWith("delivery-");
  }

  @Test
  void newsThatComeAtOnceGiveOnce() throws Exception {
    shop.tells(event(merchantId, UPDATED, customer("11")));
    var tellings =
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(n ->
                () -> {
                  shop.tells(
                      event(merchantId, CREATED, signedUp("11").setEmailConsent("subscribed")));
                  return true;
                })
            .toList();

    try (var threads = Executors.newFixedThreadPool(tellings.size())) {
      for (var telling : threads.invokeAll(tellings)) {
        assertThat(telling.get()).isTrue();
      }
    }

    assertThat(balance("11")).isEqualTo(300);
  }

  private static ShopCustomer.Builder signedUp(String externalId) {
    return customer(externalId).setState("enabled");
  }

  private static ShopCustomer.Builder subscribed(String externalId) {
    return customer(externalId)
        .setEmailConsent("subscribed")
        .setEmailConsentUpdatedAt(timestamp(PAID_AT));
  }

  private void off(String activity, String since) {
    ProgramFixtures.publish(
        merchantId,
        Instant.parse(since),
        """
        "activities": {"rules": {"%s": {"enabled": false, "points": 1, "titles": {},
          "limits": {"perDay": 0, "perMonth": 0, "perYear": 0, "inAll": 0}}},
          "goalSpend": {"enabled": false, "amount": 1, "points": 1, "period": "YEAR"}}
        """
            .formatted(activity));
  }

  private int balance(String customer) {
    return merchant
        .getBalance(GetBalanceRequest.newBuilder().setCustomerId(customer).build())
        .getPointsBalance();
  }

  private List<String> sources(String customer) {
    return transactions(customer).stream().map(PointsTransaction::getSource).toList();
  }

  private List<PointsTransaction> transactions(String customer) {
    return merchant
        .listTransactions(ListTransactionsRequest.newBuilder().setCustomerId(customer).build())
        .getTransactionsList();
  }

  private List<Event> outbox() throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var query =
            connection.prepareStatement(
                "select event from points.outbox where merchant_id = ? order by outbox_id")) {
      query.setString(1, merchantId);
      var events = new ArrayList<Event>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          events.add(Event.parseFrom(rows.getBytes(1)));
        }
      } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
        throw new AssertionError(broken);
      }
      return events;
    }
  }
}
