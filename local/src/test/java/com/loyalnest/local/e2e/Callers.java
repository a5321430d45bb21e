package com.loyalnest.local.e2e;

import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.MintShopperTokenRequest;
import com.loyalnest.local.dev.DevSuite;
import com.loyalnest.platform.grpc.CallMetadata;
import com.loyalnest.platform.identity.Area;
import com.loyalnest.platform.identity.IdentitySettings;
import com.loyalnest.platform.identity.ServiceTokens;
import com.loyalnest.platform.identity.StaffRole;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Gets real credentials of every kind from a running suite, each in the way such a caller would.
record Callers(DevSuite suite, String serviceKey) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();

  /// A staff member of this role, who has not been here before.
  String staff(StaffRole role) throws Exception {
    var userId = UUID.randomUUID().toString();
    signIn(userId);
    var body = JSON.createObjectNode().put("user_id", userId).put("role", role.word());
    asOwner("PUT", "/v1/api/staff", body);
    return signIn(userId);
  }

  String apiKey(boolean readOnly, Area... areas) throws Exception {
    var body = JSON.createObjectNode().put("name", "matrix").put("read_only", readOnly);
    var words = body.putArray("areas");
    Arrays.stream(areas).map(Area::word).forEach(words::add);
    return asOwner("POST", "/v1/api/api-keys", body).path("key").stringValue();
  }

  String shopper(String customer, ManagedChannel auth) {
    return ClientCalls.blockingUnaryCall(
            io.grpc.ClientInterceptors.intercept(
                auth, MetadataUtils.newAttachHeadersInterceptor(service("auth.v1.AuthService"))),
            AuthServiceGrpc.getMintShopperTokenMethod(),
            CallOptions.DEFAULT,
            MintShopperTokenRequest.newBuilder()
                .setMerchantId(suite.merchantId())
                .setCustomerExternalId(customer)
                .build())
        .getToken();
  }

  /// What a service of the suite sends to prove itself to this gRPC service.
  Metadata service(String called) {
    var metadata = new Metadata();
    var tokens = new ServiceTokens(new IdentitySettings(serviceKey), Clock.systemUTC());
    metadata.put(CallMetadata.SERVICE, tokens.mint("frontend", called));
    return metadata;
  }

  private String signIn(String userId) throws Exception {
    return signIn(suite.shopDomain(), userId);
  }

  /// At any shop that has the app.
  String signIn(String shopDomain, String userId) throws Exception {
    var body =
        JSON.createObjectNode()
            .put("shopify_domain", shopDomain)
            .put("token", sessionToken(shopDomain, userId));
    return sent(request("POST", "/v1/api/auth/login", body)).path("access_token").stringValue();
  }

  private JsonNode asOwner(String verb, String path, ObjectNode body) throws Exception {
    return sent(
        request(verb, path, body).header("Authorization", "Bearer " + suite.merchantToken()));
  }

  private HttpRequest.Builder request(String verb, String path, ObjectNode body) {
    return HttpRequest.newBuilder(URI.create(suite.edge() + path))
        .header("Content-Type", "application/json")
        .method(verb, HttpRequest.BodyPublishers.ofString(body.toString()));
  }

  private static JsonNode sent(HttpRequest.Builder request) throws Exception {
    var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private String sessionToken(String shopDomain, String userId) throws JOSEException {
    var now = Clock.systemUTC().instant();
    var shop = "https://" + shopDomain;
    var jwt =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256),
            new JWTClaimsSet.Builder()
                .issuer(shop + "/admin")
                .claim("dest", shop)
                .audience(suite.clientId())
                .subject(userId)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build());
    jwt.sign(new MACSigner(suite.clientSecret().getBytes(StandardCharsets.UTF_8)));
    return jwt.serialize();
  }
}
