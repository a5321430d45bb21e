package com.loyalnest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.auth.v1.ApiKey;
import com.loyalnest.auth.v1.CreateApiKeyRequest;
import com.loyalnest.auth.v1.CreateApiKeyResponse;
import com.loyalnest.auth.v1.ExchangeApiKeyRequest;
import com.loyalnest.auth.v1.ListApiKeysRequest;
import com.loyalnest.auth.v1.RevokeApiKeyRequest;
import com.loyalnest.platform.identity.Area;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.identity.TokenVerifier;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.platform.testing.TestServers;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The keys of merchants' own programs.
@SpringBootTest(
    properties = {
      "spring.config.name=auth",
      "loyalnest.shopify.client-id=" + SessionTokens.CLIENT_ID,
      "loyalnest.shopify.client-secret=" + SessionTokens.SECRET
    })
@ServiceTest
@AutoConfigureTestGrpcTransport
class ApiKeyIntegrationTest {
  @Autowired GrpcChannelFactory channels;
  @Autowired TokenVerifier verifier;

  private Desk desk;

  @DynamicPropertySource
  static void shopify(DynamicPropertyRegistry registry) {
    registry.add("loyalnest.shopify.admin-url", StandInShopify::url);
  }

  @BeforeEach
  void aNewShop() {
    StandInShopify.grants(3600);
    StandInShopify.comesAsAccountOwner(false);
    desk = Desk.ofANewShop(channels);
    desk.signIn("1");
  }

  @Test
  void aKeyIsExchangedForATokenThatSaysWhatItIsFor() {
    var created = create("our till", false, "customers", "rewards");

    assertThat(created.getKey()).matches("lnk_[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}");
    assertThat(verifier.verify(exchanged(created.getKey())))
        .isInstanceOfSatisfying(
            CallerIdentity.ApiKey.class,
            key -> {
              assertThat(key.merchantId()).isEqualTo(desk.signIn("1").getMerchantId());
              assertThat(key.keyId()).isEqualTo(created.getApiKey().getKeyId());
              assertThat(key.areas()).containsExactlyInAnyOrder(Area.CUSTOMERS, Area.REWARDS);
              assertThat(key.readOnly()).isFalse();
            });
  }

  @Test
  void aReadOnlyKeySaysSo() {
    var key = verifier.verify(exchanged(create("reports", true, "reports").getKey()));

    assertThat(((CallerIdentity.ApiKey) key).readOnly()).isTrue();
  }

  @Test
  void whatIsNoLivingKeyIsExchangedForNothing() {
    var key = create("till", false, "customers").getKey();
    var other = create("other", false, "customers").getKey();

    var secret = key.substring(key.indexOf('.'));
    var twisted =
        List.of(
            "",
            "lnk_",
            "nonsense",
            key.substring(1),
            key + "x",
            " " + key,
            key.toUpperCase(java.util.Locale.ROOT),
            key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A"),
            other.substring(0, other.indexOf('.')) + secret,
            "lnk_00000000-0000-7000-8000-000000000000" + secret);
    assertThat(twisted).allSatisfy(text -> assertThat(exchanged(text)).isEmpty());
    assertThat(exchanged(key)).isNotEmpty();
  }

  @Test
  void aRevokedKeyIsDeadForGood() {
    var created = create("till", false, "customers");
    revoke(created.getApiKey().getKeyId());

    assertThat(exchanged(created.getKey())).isEmpty();
    assertThatThrownBy(() -> revoke(created.getApiKey().getKeyId()))
        .hasMessageContaining("NOT_FOUND");
    assertThat(keys()).singleElement().satisfies(key -> assertThat(key.hasRevokedAt()).isTrue());
  }

  @Test
  void theListTellsWhoMadeAKeyAndWhenItWasUsedButNotTheKey() {
    var created = create("till", true, "rewards", "customers");
    assertThat(keys()).singleElement().satisfies(key -> assertThat(key.hasLastUsedAt()).isFalse());

    exchanged(created.getKey());

    assertThat(keys())
        .singleElement()
        .satisfies(key -> {
          assertThat(key.getName()).isEqualTo("till");
          assertThat(key.getAreasList()).containsExactly("customers", "rewards");
          assertThat(key.getReadOnly()).isTrue();
          assertThat(key.getCreatedBy()).isEqualTo("1");
          assertThat(key.hasLastUsedAt()).isTrue();
          assertThat(key.toString()).doesNotContain(secret(created));
        });
  }

  @Test
  void onlyOwnersHaveToDoWithKeys() {
    desk.signIn("2");

    var viewer = desk.as("2");
    assertThatThrownBy(() -> viewer.listApiKeys(ListApiKeysRequest.getDefaultInstance()))
        .hasMessageContaining("PERMISSION_DENIED");
    assertThatThrownBy(() -> viewer.createApiKey(request("x", true, "reports")))
        .hasMessageContaining("PERMISSION_DENIED");
  }

  @Test
  void noKeyMakesKeysOrExchangesOne() {
    var token =
        exchanged(create("all", false, "customers", "program", "rewards", "reports").getKey());

    assertThatThrownBy(() -> desk.with(token).createApiKey(request("x", true, "reports")))
        .hasMessageContaining("PERMISSION_DENIED");
    assertThatThrownBy(
            () -> desk.with(token).exchangeApiKey(ExchangeApiKeyRequest.getDefaultInstance()))
        .hasMessageContaining("PERMISSION_DENIED");
  }

  @Test
  void anotherShopsKeyIsNeitherSeenNorRevoked() {
    var other = Desk.ofANewShop(channels);
    other.signIn("1");
    var foreign = other.as("1").createApiKey(request("theirs", false, "customers"));

    assertThat(keys()).isEmpty();
    assertThatThrownBy(() -> revoke(foreign.getApiKey().getKeyId()))
        .hasMessageContaining("NOT_FOUND");
    assertThat(exchanged(foreign.getKey())).isNotEmpty();
  }

  @Test
  void aKeyIsForSomethingAndHasAName() {
    for (var wrong :
        List.of(
            request("", true, "reports"),
            request("  ", true, "reports"),
            request("x".repeat(101), true, "reports"),
            request("x", true),
            request("x", true, "everything"),
            request("x", true, "reports", "reports"))) {
      assertThatThrownBy(() -> desk.as("1").createApiKey(wrong))
          .hasMessageContaining("INVALID_ARGUMENT");
    }
  }

  @Test
  void theSecretIsNowhereInTheDatabase() throws Exception {
    var created = create("till", false, "customers");
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select (select string_agg(k::text, ' ') from auth.api_keys k) || (select string_agg(encode(event, 'escape'), ' ') from auth.outbox)")) {
      rows.next();
      assertThat(rows.getString(1))
          .contains(created.getApiKey().getKeyId())
          .doesNotContain(secret(created));
    }
  }

  private static String secret(CreateApiKeyResponse created) {
    return created.getKey().substring(created.getKey().indexOf('.') + 1);
  }

  private CreateApiKeyResponse create(String name, boolean readOnly, String... areas) {
    return desk.as("1").createApiKey(request(name, readOnly, areas));
  }

  private static CreateApiKeyRequest request(String name, boolean readOnly, String... areas) {
    return CreateApiKeyRequest.newBuilder()
        .setName(name)
        .setReadOnly(readOnly)
        .addAllAreas(List.of(areas))
        .build();
  }

  private String exchanged(String key) {
    return desk.asFrontDoor()
        .exchangeApiKey(ExchangeApiKeyRequest.newBuilder().setKey(key).build())
        .getToken();
  }

  private void revoke(String keyId) {
    desk.as("1").revokeApiKey(RevokeApiKeyRequest.newBuilder().setKeyId(keyId).build());
  }

  private List<ApiKey> keys() {
    return desk.as("1").listApiKeys(ListApiKeysRequest.getDefaultInstance()).getApiKeysList();
  }
}
