package com.loyalnest.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.loyalnest.auth.token.RotateSigningKeys;
import com.loyalnest.auth.token.SigningKeys;
import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.loyalnest.auth.v1.GetShopAccessRequest;
import com.loyalnest.auth.v1.GetSigningKeysRequest;
import com.loyalnest.auth.v1.LoginRequest;
import com.loyalnest.auth.v1.LoginResponse;
import com.loyalnest.auth.v1.MintShopperTokenRequest;
import com.loyalnest.auth.v1.ResolveShopsRequest;
import com.loyalnest.auth.v1.SigningKey;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.ShopNotice;
import com.loyalnest.events.v1.ShopifySync;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.identity.TokenVerifier;
import com.loyalnest.platform.outbox.EventLog;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.testing.EventFeed;
import com.loyalnest.platform.testing.HouseRules;
import com.loyalnest.platform.testing.SchemaRules;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.platform.testing.TestServers;
import io.grpc.StatusRuntimeException;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

@SpringBootTest(
    properties = {
      "spring.config.name=auth",
      "loyalnest.shopify.client-id=" + SessionTokens.CLIENT_ID,
      "loyalnest.shopify.client-secret=" + SessionTokens.SECRET
    })
@ServiceTest
@AutoConfigureTestGrpcTransport
class AuthServiceIntegrationTest {
  @Autowired GrpcChannelFactory channels;
  @Autowired TokenVerifier verifier;
  @Autowired SigningKeys keys;
  @Autowired RotateSigningKeys rotation;
  @Autowired EventLog log;
  @Autowired EventFeed feed;
  @Autowired List<EventReader> readers;

  private final String shop = "shop-" + UUID.randomUUID() + ".myshopify.com";
  private final Clock clock = Clock.systemUTC();

  @DynamicPropertySource
  static void shopify(DynamicPropertyRegistry registry) {
    registry.add("loyalnest.shopify.admin-url", StandInShopify::url);
  }

  @BeforeEach
  void shopifyGrants() {
    StandInShopify.grants(3600);
  }

  @Test
  void theFirstSignInInstallsTheShop() throws Exception {
    var login = login();

    assertThat(verifier.verify(login.getAccessToken()))
        .isInstanceOfSatisfying(
            CallerIdentity.MerchantUser.class,
            user -> {
              assertThat(user.merchantId()).isEqualTo(login.getMerchantId());
              assertThat(user.userId()).isEqualTo("42");
            });
    assertThat(StandInShopify.forms())
        .singleElement()
        .satisfies(form -> {
          assertThat(form).containsEntry("expiring", "1").containsKey("subject_token");
          assertThat(form.get("requested_token_type")).endsWith("offline-access-token");
        });
    awaitEvents(
        login.getMerchantId(),
        Event.FactCase.MERCHANT_ADDED,
        Event.FactCase.STAFF_ROLE_ASSIGNED,
        Event.FactCase.LOGIN_SUCCESS);
  }

  @Test
  void theSecondSignInAsksShopifyNothing() {
    var first = login();
    StandInShopify.grants(3600);

    assertThat(login().getMerchantId()).isEqualTo(first.getMerchantId());
    assertThat(StandInShopify.forms()).isEmpty();
  }

  @Test
  void manyFirstSignInsAtOnceMakeOneMerchant() throws Exception {
    var logins = new ArrayList<Future<LoginResponse>>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var n = 0; n < 8; n++) {
        logins.add(threads.submit(() -> login()));
      }
    }

    var merchants = new java.util.HashSet<String>();
    for (var each : logins) {
      merchants.add(each.get().getMerchantId());
    }
    assertThat(merchants).hasSize(1);
  }

  @Test
  void aTokenOfAnotherShopIsNotLetInAndTheShopsLogSaysSo() throws Exception {
    var merchantId = login().getMerchantId();
    var foreign = SessionTokens.forShop("other.myshopify.com", clock.instant());

    assertThatThrownBy(() -> login(shop, foreign)).hasMessageContaining("UNAUTHENTICATED");
    assertThatThrownBy(() -> login(shop, "nonsense")).hasMessageContaining("UNAUTHENTICATED");
    awaitEvents(
        merchantId,
        Event.FactCase.MERCHANT_ADDED,
        Event.FactCase.STAFF_ROLE_ASSIGNED,
        Event.FactCase.LOGIN_SUCCESS,
        Event.FactCase.AUTH_FAILED,
        Event.FactCase.AUTH_FAILED);
  }

  @Test
  void aTokenThatShopifyDoesNotAcceptInstallsNothing() {
    StandInShopify.answers(400);

    assertThatThrownBy(this::login).hasMessageContaining("UNAUTHENTICATED");
    assertThat(resolved()).isEmpty();
  }

  @Test
  void shopifyBeingAwayIsNotTheMerchantsFault() {
    StandInShopify.answers(503);

    assertThatThrownBy(this::login)
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("UNAVAILABLE");
    assertThat(resolved()).isEmpty();
  }

  @Test
  void shopsAreResolvedInOneCallAndUnknownOnesLeftOut() {
    var merchantId = login().getMerchantId();

    assertThat(resolved())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.getMerchantId()).isEqualTo(merchantId);
          assertThat(found.getInstalled()).isTrue();
          assertThat(found.getLanguagesList()).containsExactly("en", "es", "fr");
        });
  }

  @Test
  void anOldKeyIsFollowedByANewOneAndForgottenWhenItsTokensHaveEnded() throws Exception {
    var token = login().getAccessToken();
    var first = newestKey();

    rotation.rotate(Duration.ofDays(30));
    assertThat(newestKey()).as("young enough").isEqualTo(first);

    age("31 days");
    rotation.rotate(Duration.ofDays(30));
    assertThat(newestKey()).isNotEqualTo(first);
    assertThat(keyIds()).contains(first);
    assertThat(verifier.verify(token)).isNotNull();

    age("1 hour");
    rotation.rotate(Duration.ofDays(30));
    assertThat(keyIds()).as("its last token may live").contains(first);

    age("2 hours");
    rotation.rotate(Duration.ofDays(30));
    assertThat(keyIds()).doesNotContain(first).hasSize(1);
  }

  private String newestKey() {
    return keyIds().getFirst();
  }

  private List<String> keyIds() {
    return asNobody()
        .getSigningKeys(GetSigningKeysRequest.getDefaultInstance())
        .getKeysList()
        .stream()
        .map(SigningKey::getKeyId)
        .toList();
  }

  private static void age(String interval) throws Exception {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl())) {
      connection
          .createStatement()
          .execute(
              "update auth.signing_keys set created_at = created_at - interval '" + interval + "'");
    }
  }

  @Test
  void aShopperTokenNamesTheShopper() {
    var token =
        asService()
            .mintShopperToken(
                MintShopperTokenRequest.newBuilder()
                    .setMerchantId("m-1")
                    .setCustomerExternalId("115310627314723954")
                    .build())
            .getToken();

    assertThat(verifier.verify(token))
        .isEqualTo(new CallerIdentity.Shopper("m-1", "115310627314723954", token));
  }

  @Test
  void rotationLeavesOldTokensValid() {
    var old = login().getAccessToken();
    var keyId = keys.rotate();

    var fresh = login().getAccessToken();
    assertThat(verifier.verify(old)).isNotNull();
    assertThat(verifier.verify(fresh)).isNotNull();
    assertThat(
            asNobody()
                .getSigningKeys(GetSigningKeysRequest.getDefaultInstance())
                .getKeys(0)
                .getKeyId())
        .isEqualTo(keyId);
  }

  @Test
  void anUninstalledShopHasNoTokensUntilItComesBack() {
    var merchantId = login().getMerchantId();

    deliver(merchantId, "app/uninstalled", clock.instant().plusSeconds(1));
    assertThat(resolved().getFirst().getInstalled()).isFalse();
    assertThatThrownBy(() -> access(merchantId)).hasMessageContaining("open the app");

    assertThat(login().getMerchantId()).isEqualTo(merchantId);
    assertThat(resolved().getFirst().getInstalled()).isTrue();
  }

  @Test
  void anOldUninstallChangesNothing() {
    var merchantId = login().getMerchantId();

    deliver(merchantId, "app/uninstalled", clock.instant().minusSeconds(3600));

    assertThat(resolved().getFirst().getInstalled()).isTrue();
  }

  @Test
  void tokensStandSealedInTheTable() throws Exception {
    login();
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select string_agg(m::text || encode(api_token, 'escape'), ' ') from auth.merchants m")) {
      rows.next();
      assertThat(rows.getString(1)).doesNotContain("shpat_").doesNotContain("shprt_");
    }
  }

  @Test
  void theSchemaAndTheCodeKeepTheRules() {
    SchemaRules.check(
        "auth",
        "merchants.merchants_shopify_domain_key",
        "merchants.idx_merchants_language",
        "api_keys.idx_api_keys_key_id");
    HouseRules.check("com.loyalnest.auth");
  }

  private LoginResponse login() {
    return login(shop, SessionTokens.forShop(shop, clock.instant()));
  }

  private LoginResponse login(String domain, String token) {
    return asNobody()
        .login(LoginRequest.newBuilder().setShopifyDomain(domain).setToken(token).build());
  }

  private String access(String merchantId) {
    return asService()
        .getShopAccess(GetShopAccessRequest.newBuilder().setMerchantId(merchantId).build())
        .getAccessToken();
  }

  private List<com.loyalnest.auth.v1.Shop> resolved() {
    var request =
        ResolveShopsRequest.newBuilder().addShopDomains(shop).addShopDomains("no.myshopify.com");
    return asService().resolveShops(request.build()).getShopsList();
  }

  private AuthServiceBlockingStub asService() {
    return stub().withInterceptors(TestCallers.service("frontend"));
  }

  private AuthServiceBlockingStub asNobody() {
    return stub().withInterceptors(TestCallers.nobody());
  }

  private AuthServiceBlockingStub stub() {
    return AuthServiceGrpc.newBlockingStub(channels.createChannel("auth"));
  }

  private void deliver(String merchantId, String topic, Instant at) {
    var triggered = Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano());
    feed.deliver(
        readers.getFirst(),
        List.of(
            Event.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setMerchantId(merchantId)
                .setShopifySync(
                    ShopifySync.newBuilder()
                        .setTopic(topic)
                        .setTriggeredAt(triggered)
                        .setNotice(ShopNotice.getDefaultInstance()))
                .build()));
  }

  private void awaitEvents(String merchantId, Event.FactCase... facts) {
    await()
        .atMost(10, SECONDS)
        .untilAsserted(() -> assertThat(factsOf(merchantId)).containsExactly(facts));
  }

  private List<Event.FactCase> factsOf(String merchantId) throws InvalidProtocolBufferException {
    var facts = new ArrayList<Event.FactCase>();
    for (var entry : log.read(0, 10_000)) {
      if (entry.merchantId().equals(merchantId)) {
        facts.add(Event.parseFrom(entry.event()).getFactCase());
      }
    }
    return facts;
  }
}
