package com.loyalnest.platform.rails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.platform.idempotency.IdempotentCalls;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.points.v1.EarnPointsRequest;
import com.loyalnest.points.v1.EarnPointsResponse;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = RailsApplication.class, properties = "spring.config.name=rails")
@ServiceTest
class IdempotentCallsIntegrationTest {
  private static final EarnPointsRequest REQUEST =
      EarnPointsRequest.newBuilder().setOrderId("1").setCustomerId("2").build();

  @Autowired IdempotentCalls calls;
  @Autowired TransactionTemplate transactions;

  private final String merchantId = "m-" + UUID.randomUUID();
  private final AtomicInteger effects = new AtomicInteger();

  @Test
  void aRepeatedRequestIsAnsweredWithItsFirstAnswer() {
    assertThat(call("key", REQUEST).getPoints()).isEqualTo(1);
    assertThat(call("key", REQUEST).getPoints()).isEqualTo(1);
    assertThat(call("other", REQUEST).getPoints()).isEqualTo(2);
  }

  @Test
  void withoutAKeyEveryCallRuns() {
    call("", REQUEST);
    assertThat(call("", REQUEST).getPoints()).isEqualTo(2);
  }

  @Test
  void theSameKeyWithAnotherRequestIsRefused() {
    call("key", REQUEST);

    assertThatThrownBy(() -> call("key", REQUEST.toBuilder().setOrderId("9").build()))
        .hasMessageContaining("idempotency_key");
    assertThat(effects).hasValue(1);
  }

  @Test
  void aFailedCallLeavesNoKey() {
    assertThatThrownBy(() ->
            inTransaction(() ->
                calls.once(
                    "earn",
                    "key",
                    REQUEST,
                    EarnPointsResponse.parser(),
                    () -> {
                      throw new IllegalStateException("no");
                    })))
        .isInstanceOf(IllegalStateException.class);

    assertThat(call("key", REQUEST).getPoints()).isEqualTo(1);
  }

  @Test
  void twentyParallelCallsWithOneKeyHaveOneEffect() throws Exception {
    var answers = new ArrayList<Future<EarnPointsResponse>>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var n = 0; n < 20; n++) {
        answers.add(threads.submit(() -> call("key", REQUEST)));
      }
    }

    for (var answer : answers) {
      assertThat(answer.get().getPoints()).isEqualTo(1);
    }
    assertThat(effects).hasValue(1);
  }

  @Test
  void keysOfTwoMerchantsAreNotTheSame() {
    call("key", REQUEST);

    var theirs =
        TenantContext.callAs(
            Tenancy.of("other-" + merchantId),
            () -> transactions.execute(transaction -> once("key", REQUEST)));
    assertThat(theirs.getPoints()).isEqualTo(2);
  }

  private EarnPointsResponse call(String key, EarnPointsRequest request) {
    return inTransaction(() -> once(key, request));
  }

  private EarnPointsResponse once(String key, EarnPointsRequest request) {
    return calls.once(
        "earn",
        key,
        request,
        EarnPointsResponse.parser(),
        () -> EarnPointsResponse.newBuilder().setPoints(effects.incrementAndGet()).build());
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    return TenantContext.callAs(
        Tenancy.of(merchantId), () -> transactions.execute(transaction -> work.get()));
  }
}
