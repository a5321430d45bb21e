package com.loyalnest.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.loyalnest.auth.v1.GetShopAccessRequest;
import com.loyalnest.auth.v1.LoginRequest;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.ShopNotice;
import com.loyalnest.events.v1.ShopScopes;
import com.loyalnest.events.v1.ShopifySync;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.testing.EventFeed;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.platform.testing.TestServers;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A shop's tokens from the first to the last.
@SpringBootTest(
    properties = {
      "spring.config.name=auth",
      "loyalnest.shopify.client-id=" + SessionTokens.CLIENT_ID,
      "loyalnest.shopify.client-secret=" + SessionTokens.SECRET
    })
@ServiceTest
@AutoConfigureTestGrpcTransport
class ShopAccessIntegrationTest {
  private static final int ALIVE_BUT_OLD = 60;
  private static final int DEAD = -1;
  private static final int FRESH = 3600;
  private static final int MANY = 24;

  @Autowired GrpcChannelFactory channels;
  @Autowired EventFeed feed;
  @Autowired List<EventReader> readers;
  @Autowired HikariDataSource pool;

  private final String shop = "shop-" + UUID.randomUUID() + ".myshopify.com";
  private final Clock clock = Clock.systemUTC();

  @DynamicPropertySource
  static void shopify(DynamicPropertyRegistry registry) {
    registry.add("loyalnest.shopify.admin-url", StandInShopify::url);
  }

  @BeforeEach
  void shopifyGrants() {
    StandInShopify.grants(FRESH);
  }

  @Test
  void aFreshTokenAsksShopifyNothing() {
    var merchantId = login();
    StandInShopify.grants(FRESH);

    assertThat(access(merchantId)).isEqualTo(access(merchantId)).startsWith("shpat_");
    assertThat(StandInShopify.forms()).isEmpty();
  }

  @Test
  void aDeadTokenIsRefreshedOnceForManyWhoAskAtOnce() throws Exception {
    var merchantId = loginWith(DEAD);

    assertThat(accessOfMany(merchantId)).hasSize(1);
    assertThat(StandInShopify.forms())
        .singleElement()
        .satisfies(form -> assertThat(form).containsEntry("grant_type", "refresh_token"));
  }

  @Test
  void whileOneRefreshesTheOthersTakeTheTokenThatStillLives() throws Exception {
    var merchantId = loginWith(ALIVE_BUT_OLD);
    var gate = StandInShopify.holds();

    try (var threads = Executors.newSingleThreadExecutor()) {
      var refreshing = threads.submit(() -> access(merchantId));
      await().atMost(5, SECONDS).until(() -> StandInShopify.forms().size() == 1);
      var old = access(merchantId);
      gate.release();

      assertThat(refreshing.get()).isNotEqualTo(old);
      assertThat(access(merchantId)).isEqualTo(refreshing.get());
    }
    assertThat(StandInShopify.forms()).hasSize(1);
  }

  @Test
  void nobodyHoldsADatabaseConnectionWhileShopifyIsAsked() throws Exception {
    var merchantId = loginWith(DEAD);
    var gate = StandInShopify.holds();

    try (var threads = Executors.newSingleThreadExecutor()) {
      var refreshing = threads.submit(() -> access(merchantId));
      await().atMost(5, SECONDS).until(() -> StandInShopify.forms().size() == 1);

      await()
          .atMost(5, SECONDS)
          .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
      gate.release();
      assertThat(refreshing.get()).startsWith("shpat_");
    }
  }

  @Test
  void whoDiedWhileRefreshingStopsTheOthersForAMomentOnly() throws Exception {
    var merchantId = loginWith(DEAD);
    change(merchantId, "refreshing_until = now() + interval '1 second'");

    assertThat(access(merchantId)).startsWith("shpat_");
    assertThat(StandInShopify.forms()).hasSize(1);
  }

  @Test
  void anUninstallDuringARefreshWins() throws Exception {
    var merchantId = loginWith(DEAD);
    var gate = StandInShopify.holds();

    try (var threads = Executors.newSingleThreadExecutor()) {
      var refreshing = threads.submit(() -> access(merchantId));
      await().atMost(5, SECONDS).until(() -> StandInShopify.forms().size() == 1);
      deliver(merchantId, uninstalled(), clock.instant().plusSeconds(1));
      gate.release();

      assertThatThrownBy(refreshing::get).hasMessageContaining("open the app");
    }
    assertThat(column(merchantId, "api_token is null and refresh_token is null")).isEqualTo("t");
  }

  @Test
  void whileShopifyIsAwayALivingTokenIsGiven() {
    var merchantId = loginWith(ALIVE_BUT_OLD);

    for (var status : List.of(503, 429, 402, 423)) {
      StandInShopify.answers(status);
      assertThat(access(merchantId)).startsWith("shpat_");
    }
  }

  @Test
  void withADeadTokenShopifyBeingAwayIsSaidAndNothingIsForgotten() {
    var merchantId = loginWith(DEAD);

    StandInShopify.answers(503);
    assertThatThrownBy(() -> access(merchantId)).hasMessageContaining("UNAVAILABLE");
    StandInShopify.grants(FRESH);
    assertThat(access(merchantId)).startsWith("shpat_");
  }

  @Test
  void aDeadRefreshTokenIsSaidAndTheNextSignInConnectsTheShopAgain() {
    var merchantId = loginWith(ALIVE_BUT_OLD);

    StandInShopify.answers(400);
    assertThatThrownBy(() -> access(merchantId)).hasMessageContaining("open the app");
    assertThatThrownBy(() -> access(merchantId)).hasMessageContaining("open the app");
    assertThat(StandInShopify.forms()).as("asked once, for it does not help").hasSize(1);

    StandInShopify.grants(FRESH);
    assertThat(login()).isEqualTo(merchantId);
    assertThat(StandInShopify.forms())
        .singleElement()
        .satisfies(form -> assertThat(form.get("subject_token_type")).endsWith("id_token"));
    assertThat(access(merchantId)).startsWith("shpat_");
  }

  @Test
  void aTokenThatNeverEndsIsExchangedOnceForOneThatDoes() throws Exception {
    var merchantId = login();
    var old = access(merchantId);
    change(merchantId, "api_token_expires_at = null, refresh_token = null");
    StandInShopify.answers(503);
    assertThat(access(merchantId)).as("it lives while Shopify is away").isEqualTo(old);

    StandInShopify.grants(FRESH);
    var migrated = access(merchantId);

    assertThat(migrated).isNotEqualTo(old).isEqualTo(access(merchantId));
    assertThat(StandInShopify.forms())
        .singleElement()
        .satisfies(form -> {
          assertThat(form).containsEntry("subject_token", old).containsEntry("expiring", "1");
          assertThat(form.get("subject_token_type")).endsWith("offline-access-token");
        });
  }

  @Test
  void whatTheShopLetsTheAppDoFollowsTheNewestNews() throws Exception {
    var merchantId = login();
    var now = clock.instant();

    deliver(merchantId, scopes("read_orders", "write_gift_cards"), now.plusSeconds(20));
    deliver(merchantId, scopes("read_orders"), now.plusSeconds(10));

    assertThat(column(merchantId, "scopes")).isEqualTo("read_orders,write_gift_cards");
    assertThat(access(merchantId)).startsWith("shpat_");
  }

  @Test
  void anUnknownMerchantHasNoTokens() {
    assertThatThrownBy(() -> access("m-unknown")).hasMessageContaining("open the app");
  }

  private String loginWith(int secondsToLive) {
    StandInShopify.grants(secondsToLive);
    var merchantId = login();
    StandInShopify.grants(FRESH);
    return merchantId;
  }

  private String login() {
    return stub()
        .withInterceptors(TestCallers.nobody())
        .login(
            LoginRequest.newBuilder()
                .setShopifyDomain(shop)
                .setToken(SessionTokens.forShop(shop, clock.instant()))
                .build())
        .getMerchantId();
  }

  private Set<String> accessOfMany(String merchantId) throws Exception {
    var answers = new ArrayList<Future<String>>();
    try (var threads = Executors.newFixedThreadPool(MANY)) {
      for (var n = 0; n < MANY; n++) {
        answers.add(threads.submit(() -> access(merchantId)));
      }
    }
    var tokens = new HashSet<String>();
    for (var answer : answers) {
      tokens.add(answer.get());
    }
    return tokens;
  }

  private String access(String merchantId) {
    return stub()
        .withInterceptors(TestCallers.service("points"))
        .getShopAccess(GetShopAccessRequest.newBuilder().setMerchantId(merchantId).build())
        .getAccessToken();
  }

  private AuthServiceBlockingStub stub() {
    return AuthServiceGrpc.newBlockingStub(channels.createChannel("auth"));
  }

  private static ShopifySync.Builder uninstalled() {
    return ShopifySync.newBuilder()
        .setTopic("app/uninstalled")
        .setNotice(ShopNotice.getDefaultInstance());
  }

  private static ShopifySync.Builder scopes(String... granted) {
    return ShopifySync.newBuilder()
        .setTopic("app/scopes_update")
        .setScopes(ShopScopes.newBuilder().addAllGranted(List.of(granted)));
  }

  private void deliver(String merchantId, ShopifySync.Builder sync, Instant at) {
    var triggered = Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano());
    feed.deliver(
        readers.getFirst(),
        List.of(
            Event.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setMerchantId(merchantId)
                .setShopifySync(sync.setTriggeredAt(triggered))
                .build()));
  }

  private static void change(String merchantId, String assignments) throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var update =
            connection.prepareStatement(
                "update auth.merchants set " + assignments + " where merchant_id = ?")) {
      update.setString(1, merchantId);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static String column(String merchantId, String expression) throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var query =
            connection.prepareStatement(
                "select " + expression + " from auth.merchants where merchant_id = ?")) {
      query.setString(1, merchantId);
      try (var rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getString(1);
      }
    }
  }
}
