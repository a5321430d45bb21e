package com.loyalnest.points.merge;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.reader.Away;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Shop;
import com.loyalnest.points.ShopEvents;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.MergeCustomersRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RewardDefinition;
import com.loyalnest.points.v1.UnmergeCustomersRequest;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// Two accounts become one while both of them buy, give back and spend.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class MergeRacesTest {
  private static final int ORDERS = 12;
  private static final int COST = 70;

  private final String merchantId = "merchant-merge-race-" + UUID.randomUUID();
  private final Shop shop;
  private final PointsServiceBlockingStub ana;

  MergeRacesTest(@Autowired Shop shop, @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.ana =
        points.withInterceptors(
            TestCallers.bearer(TestCallers.token("merchant", merchantId, "ana")));
  }

  @RepeatedTest(3)
  void noPointIsLostOrDoubled() throws Exception {
    tell(event(merchantId, order("a", "7", "10.00")), event(merchantId, order("b", "8", "10.00")));
    var reward = reward();
    var spent = new AtomicInteger();
    var tasks = new ArrayList<Callable<Boolean>>();
    tasks.add(() -> buys("7"));
    tasks.add(() -> buys("8"));
    tasks.add(() -> redeems("7", reward, spent));
    tasks.add(() -> redeems("8", reward, spent));
    tasks.add(() -> {
      tell(ShopEvents.merge(merchantId, "7", "8"));
      return true;
    });
    tasks.add(() -> {
      for (var n = 0; n < 4; n++) {
        mergesAndParts();
      }
      return true;
    });

    atOnce(tasks);
    tell(ShopEvents.merge(merchantId, "7", "8"));

    // Each bought a dozen times for a dollar and gave every third back.
    assertThat(
            ana.getBalance(GetBalanceRequest.newBuilder().setCustomerId("8").build())
                .getPointsBalance())
        .isEqualTo(200 + 2 * (ORDERS - ORDERS / 3) * 10 - spent.get() * COST);
    Books.agree();
  }

  private boolean buys(String customer) {
    for (var n = 0; n < ORDERS; n++) {
      tell(event(merchantId, order(customer + "-" + n, customer, "1.00")));
      if (n % 3 == 0) {
        tell(event(merchantId, refund("r" + customer + n, customer + "-" + n, "1", 1)));
      }
    }
    return true;
  }

  private boolean redeems(String customer, String reward, AtomicInteger spent) {
    for (var n = 0; n < 4; n++) {
      if (said(
          () ->
              ana.redeemReward(
                  RedeemRewardRequest.newBuilder()
                      .setCustomerId(customer)
                      .setRewardId(reward)
                      .build()))) {
        spent.incrementAndGet();
      }
    }
    return true;
  }

  private void mergesAndParts() {
    said(() ->
        ana.mergeCustomers(
            MergeCustomersRequest.newBuilder()
                .setCustomerId("8")
                .setMergedCustomerId("7")
                .setReason("one person")
                .build()));
    said(() ->
        ana.unmergeCustomers(
            UnmergeCustomersRequest.newBuilder()
                .setMergedCustomerId("7")
                .setReason("two people")
                .build()));
  }

  private static boolean said(Callable<?> call) {
    try {
      call.call();
      return true;
    } catch (StatusRuntimeException refusal) {
      return false;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void tell(Event... events) {
    while (true) {
      try {
        shop.tells(events);
        return;
      } catch (RuntimeException failure) {
        if (!Away.means(failure)) {
          throw failure;
        }
      }
    }
  }

  private String reward() {
    return ana.createReward(
            CreateRewardRequest.newBuilder()
                .setDefinition(
                    RewardDefinition.newBuilder()
                        .setType("free_shipping")
                        .putNames("en", "Free shipping")
                        .setPointsCost(COST))
                .build())
        .getReward()
        .getRewardId();
  }

  private static void atOnce(List<Callable<Boolean>> tasks) throws Exception {
    try (var threads = Executors.newFixedThreadPool(tasks.size())) {
      for (var done : threads.invokeAll(tasks)) {
        done.get();
      }
    }
  }
}
