package com.loyalnest.platform.rails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.ErrorInfo;
import com.loyalnest.common.v1.ListDeadLettersRequest;
import com.loyalnest.common.v1.RailsServiceGrpc;
import com.loyalnest.common.v1.RailsServiceGrpc.RailsServiceBlockingStub;
import com.loyalnest.common.v1.ReadEventsRequest;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.common.v1.ReplayDeadLettersRequest;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.platform.observability.Correlation;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.ForgedTokens;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.v1.EarnPointsRequest;
import com.loyalnest.points.v1.EarnPointsResponse;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetBalanceResponse;
import com.loyalnest.points.v1.GetContactsRequest;
import com.loyalnest.points.v1.GetContactsResponse;
import com.loyalnest.points.v1.PointsServiceGrpc;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import io.grpc.ClientInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.grpc.client.GrpcChannelFactory;

@SpringBootTest(classes = RailsApplication.class, properties = "spring.config.name=rails")
@ServiceTest
@AutoConfigureTestGrpcTransport
@Import(CallGateIntegrationTest.Echoes.class)
class CallGateIntegrationTest {

  /// Answers with what the gate bound; `boom` in the request makes it fail in different ways.
  static final class Echo extends PointsServiceGrpc.PointsServiceImplBase {
    @Override
    public void getBalance(GetBalanceRequest request, StreamObserver<GetBalanceResponse> answer) {
      switch (request.getCustomerId()) {
        case "boom" -> throw new IllegalStateException("select secret from table");
        case "missing" -> throw new Refusal(Reason.CUSTOMER_NOT_FOUND, "customer_id: unknown");
        case "away" -> throw Status.UNAVAILABLE.asRuntimeException();
        default -> {
          var seen =
              CallerContext.current().kind()
                  + " "
                  + TenantContext.current().map(t -> t.merchantIds().first()).orElse("none")
                  + " "
                  + (Correlation.current().isEmpty() ? "none" : "correlated");
          answer.onNext(GetBalanceResponse.newBuilder().setCustomerId(seen).build());
          answer.onCompleted();
        }
      }
    }

    @Override
    public void getContacts(
        GetContactsRequest request, StreamObserver<GetContactsResponse> answer) {
      answer.onNext(GetContactsResponse.getDefaultInstance());
      answer.onCompleted();
    }

    @Override
    public void earnPoints(EarnPointsRequest request, StreamObserver<EarnPointsResponse> answer) {
      answer.onNext(EarnPointsResponse.getDefaultInstance());
      answer.onCompleted();
    }
  }

  @TestConfiguration
  static class Echoes {
    @Bean
    Echo echo() {
      return new Echo();
    }
  }

  @Autowired GrpcChannelFactory channels;

  @Test
  void aMerchantIsBoundToItsTenancy() {
    assertThat(seenBy(TestCallers.merchant("m-7"))).isEqualTo("CALLER_MERCHANT m-7 correlated");
  }

  @Test
  void aShopperMayNameOnlyItself() {
    var mine = points(TestCallers.shopper("m-7", "115"));

    assertThat(mine.getBalance(balanceOf("115")).getCustomerId()).startsWith("CALLER_SHOPPER m-7");
    assertThat(mine.getBalance(balanceOf("gid://shopify/Customer/115")).getCustomerId())
        .startsWith("CALLER_SHOPPER");
    assertRefused(
        () -> mine.getBalance(balanceOf("116")),
        Status.Code.PERMISSION_DENIED,
        "PERMISSION_DENIED");
  }

  @Test
  void aServiceSpeaksForItselfWithoutATenancy() {
    assertThat(seenBy(TestCallers.service("frontend"))).isEqualTo("CALLER_SERVICE none correlated");
  }

  @Test
  void nobodyIsLetInWithoutCredentials() {
    assertRefused(
        () -> seenBy(TestCallers.nobody()), Status.Code.UNAUTHENTICATED, "UNAUTHENTICATED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "a.b.c",
        "eyJhbGciOiJub25lIn0.eyJpc3MiOiJsb3lhbG5lc3QiLCJzdWIiOiIxIiwia2luZCI6Im1lcmNoYW50IiwibWVyY2hhbnRfaWQiOiJtLTciLCJleHAiOjk5OTk5OTk5OTl9."
      })
  void aTokenThatIsNotOursIsRefused(String token) {
    assertRefused(
        () -> seenBy(TestCallers.bearer(token)), Status.Code.UNAUTHENTICATED, "UNAUTHENTICATED");
  }

  @Test
  void aTokenWithAChangedMerchantIsRefused() {
    var token = TestCallers.token("merchant", "m-7", "user");
    var other = TestCallers.token("merchant", "m-8", "user");
    var forged = token.split("\\.")[0] + "." + other.split("\\.")[1] + "." + token.split("\\.")[2];

    assertRefused(
        () -> seenBy(TestCallers.bearer(forged)), Status.Code.UNAUTHENTICATED, "UNAUTHENTICATED");
  }

  @Test
  void aKindThatTheMethodDoesNotNameIsRefused() {
    assertRefused(
        () ->
            points(TestCallers.shopper("m-7", "1"))
                .earnPoints(
                    EarnPointsRequest.newBuilder()
                        .setCustomerId("1")
                        .setOrderId("1")
                        .setActionType("purchase")
                        .build()),
        Status.Code.PERMISSION_DENIED,
        "PERMISSION_DENIED");
    assertRefused(
        () ->
            points(TestCallers.merchant("m-7"))
                .getContacts(GetContactsRequest.newBuilder().setMerchantId("m-7").build()),
        Status.Code.PERMISSION_DENIED,
        "PERMISSION_DENIED");
  }

  @Test
  void aServiceTokenForAnotherServiceIsRefused() {
    var rails = RailsServiceGrpc.newBlockingStub(channels.createChannel("points"));
    assertThat(
            rails
                .withInterceptors(TestCallers.service("x"))
                .readEvents(ReadEventsRequest.newBuilder().setLimit(1).build()))
        .isNotNull();
    assertRefused(
        () ->
            rails
                .withInterceptors(TestCallers.merchant("m-7"))
                .readEvents(ReadEventsRequest.getDefaultInstance()),
        Status.Code.PERMISSION_DENIED,
        "PERMISSION_DENIED");
  }

  @Test
  void aBrokenRuleNamesItsField() {
    assertThatThrownBy(() ->
            points(TestCallers.merchant("m-7")).getBalance(GetBalanceRequest.getDefaultInstance()))
        .hasMessageContaining("customer_id");
    assertRefused(
        () ->
            points(TestCallers.merchant("m-7")).getBalance(GetBalanceRequest.getDefaultInstance()),
        Status.Code.INVALID_ARGUMENT,
        "INVALID_ARGUMENT");
  }

  @Test
  void anUnexpectedFailureTellsNothing() {
    var points = points(TestCallers.merchant("m-7"));

    assertThatThrownBy(() -> points.getBalance(balanceOf("boom")))
        .hasMessageNotContaining("secret")
        .hasMessageContaining("INTERNAL");
    assertRefused(
        () -> points.getBalance(balanceOf("missing")), Status.Code.NOT_FOUND, "CUSTOMER_NOT_FOUND");
    assertRefused(
        () -> points.getBalance(balanceOf("away")), Status.Code.UNAVAILABLE, "UNAVAILABLE");
  }

  @Test
  void deadLettersAndTheLogAreListedWithinLimits() {
    var rails = rails(TestCallers.service("admin"));

    assertThat(
            rails
                .listDeadLetters(ListDeadLettersRequest.newBuilder().setReader("none").build())
                .getDeadLettersList())
        .isEmpty();
    assertThat(
            rails
                .replayDeadLetters(
                    ReplayDeadLettersRequest.newBuilder().addDeadLetterIds("no").build())
                .getReplayed())
        .isZero();
    assertRefused(
        () -> rails.readEvents(ReadEventsRequest.newBuilder().setLimit(5000).build()),
        Status.Code.INVALID_ARGUMENT,
        "INVALID_ARGUMENT");
  }

  private String seenBy(ClientInterceptor caller) {
    return points(caller).getBalance(balanceOf("1")).getCustomerId();
  }

  @Test
  void noForgedTokenIsLetIn() {
    assertThat(ForgedTokens.ofTheTests())
        .allSatisfy((name, token) ->
            assertThatThrownBy(() ->
                    points(TestCallers.bearer(token))
                        .getBalance(GetBalanceRequest.getDefaultInstance()))
                .as(name)
                .isInstanceOfSatisfying(
                    StatusRuntimeException.class,
                    refused ->
                        assertThat(refused.getStatus().getCode())
                            .isEqualTo(Status.Code.UNAUTHENTICATED)));
  }

  private PointsServiceBlockingStub points(ClientInterceptor caller) {
    return PointsServiceGrpc.newBlockingStub(channels.createChannel("points"))
        .withInterceptors(caller);
  }

  private RailsServiceBlockingStub rails(ClientInterceptor caller) {
    return RailsServiceGrpc.newBlockingStub(channels.createChannel("points"))
        .withInterceptors(caller);
  }

  private static GetBalanceRequest balanceOf(String customerId) {
    return GetBalanceRequest.newBuilder().setCustomerId(customerId).build();
  }

  private static void assertRefused(Runnable call, Status.Code code, String reason) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refused -> {
              assertThat(refused.getStatus().getCode()).isEqualTo(code);
              assertThat(reasons(refused)).containsExactly(reason);
            });
  }

  private static List<String> reasons(StatusRuntimeException refused) {
    var status = java.util.Objects.requireNonNull(StatusProto.fromThrowable(refused));
    return status.getDetailsList().stream()
        .filter(any -> any.is(ErrorInfo.class))
        .map(any -> {
          try {
            return any.unpack(ErrorInfo.class).getReason();
          } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
            throw new IllegalStateException(broken);
          }
        })
        .toList();
  }
}
