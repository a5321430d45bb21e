package com.loyalnest.local.e2e;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.common.io.BaseEncoding;
import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.ExchangeAdminSessionRequest;
import com.loyalnest.auth.v1.InviteAdminRequest;
import com.loyalnest.auth.v1.MintShopperTokenRequest;
import com.loyalnest.local.dev.DevSuite;
import com.loyalnest.platform.grpc.CallMetadata;
import com.loyalnest.platform.identity.AdminRole;
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
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Gets real credentials of every kind from a running suite, each in the way such a caller would.
record Callers(DevSuite suite, String serviceKey) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PASSWORD = "velvet-otter-umbrella-19";
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

  /// The session of a platform admin of this role, who was invited, enrolled and signed in.
  String admin(AdminRole role) throws Exception {
    var email = "admin-" + UUID.randomUUID() + "@example.com";
    var channel =
        ManagedChannelBuilder.forTarget(Objects.requireNonNull(suite.services().get("auth")).grpc())
            .usePlaintext()
            .build();
    try {
      var invitation =
          AuthServiceGrpc.newBlockingStub(channel)
              .withInterceptors(
                  MetadataUtils.newAttachHeadersInterceptor(service("auth.v1.AuthService")))
              .inviteAdmin(
                  InviteAdminRequest.newBuilder().setEmail(email).setRole(role.word()).build())
              .getInvitation();
      return signedIn(email, invitation);
    } finally {
      channel.shutdownNow();
    }
  }

  private String signedIn(String email, String invitation) throws Exception {
    var enrol = JSON.createObjectNode().put("invitation", invitation).put("password", PASSWORD);
    var secret =
        sent(request("POST", "/v1/api/admin/enrol", enrol)).path("totp_secret").stringValue();
    var confirm =
        JSON.createObjectNode().put("invitation", invitation).put("code", code(secret, 0));
    sent(request("POST", "/v1/api/admin/enrol/confirm", confirm));
    var login =
        JSON.createObjectNode()
            .put("email", email)
            .put("password", PASSWORD)
            .put("code", code(secret, 1));
    return sent(request("POST", "/v1/api/admin/login", login)).path("session").stringValue();
  }

  /// Each code is good once, the next one a little early too.
  private static String code(String secret, int stepsOn) throws InvalidKeyException {
    var codes = new TimeBasedOneTimePasswordGenerator();
    var key = new SecretKeySpec(BaseEncoding.base32().decode(secret), codes.getAlgorithm());
    return codes.generateOneTimePasswordString(
        key, Clock.systemUTC().instant().plus(codes.getTimeStep().multipliedBy(stepsOn)));
  }

  /// What the public door gets for an admin's session.
  String exchanged(String session, ManagedChannel auth) {
    return AuthServiceGrpc.newBlockingStub(auth)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(service("auth.v1.AuthService")))
        .exchangeAdminSession(ExchangeAdminSessionRequest.newBuilder().setSession(session).build())
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
