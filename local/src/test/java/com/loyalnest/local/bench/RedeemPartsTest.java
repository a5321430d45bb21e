package com.loyalnest.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import com.loyalnest.local.dev.DevSuite.DevService;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.CreateRewardResponse;
import com.loyalnest.points.v1.DeactivateRewardRequest;
import com.loyalnest.points.v1.DeactivateRewardResponse;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceImplBase;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RedeemRewardResponse;
import com.loyalnest.points.v1.Reward;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The benchmarks of redemption against a desk that has one account of 1,180 points.
class RedeemPartsTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  private final AtomicLong left = new AtomicLong(OrderBook.POINTS);
  private final AtomicLong made = new AtomicLong();
  private boolean generous;
  private Server server =
      Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create()).build();
  private DevSuite suite = suite(0);

  @BeforeEach
  void aDesk() throws Exception {
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(new Desk())
            .build()
            .start();
    suite = suite(server.getPort());
  }

  @AfterEach
  void closes() {
    server.shutdownNow();
  }

  @Test
  void aRaceCountsWhoGotPoints() {
    try (var desk = new RewardDesk(suite)) {
      assertThat(RaceBench.race(desk, customer -> left.get(), 7, 100, desk.create(100)))
          .isEqualTo(11);
      assertThat(left).hasValue(80);
    }
  }

  @Test
  void aRaceThatGivesAwayMoreThanThereIsFails() {
    generous = true;
    try (var desk = new RewardDesk(suite)) {
      assertThatThrownBy(() -> RaceBench.race(desk, customer -> left.get(), 7, 590, "590"))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("of 1180 points at 590 each 64 succeeded");
    }
  }

  @Test
  void aTurnEndsWithAsManyInTheLedgerAsWereNotOverAsks() {
    left.set(1_000_000);
    try (var desk = new RewardDesk(suite)) {
      var turn = turns(desk, List.of("1", "2")).run();

      assertThat(turn.redemptions()).isEqualTo(300);
      assertThat(turn.perSecond()).isPositive();
      assertThat(turn.cpuMicrosEach()).isNotNegative();
      assertThat(made).hasValue(297);
    }
  }

  @Test
  void aTurnThatLosesSomeFails() {
    try (var desk = new RewardDesk(suite)) {
      assertThatThrownBy(() -> turns(desk, List.of("100")).run())
          .isInstanceOf(CannotStart.class)
          .hasMessage("11 redemptions were answered and 11 are in the ledger instead of 297");
    }
  }

  @Test
  void anAnswerThatIsNeitherIsAFailure() {
    server.shutdownNow();
    try (var desk = new RewardDesk(suite)) {
      assertThatThrownBy(() -> desk.redeem(7, "1")).isInstanceOf(CannotStart.class);
      assertThatThrownBy(() -> desk.create(7)).isInstanceOf(CannotStart.class);
    }
  }

  @Test
  void theMiddleOfRatiosIsTheirMedian() {
    assertThat(Ratios.median(new double[] {1, 2, 10})).isEqualTo(2);
    assertThat(Ratios.median(new double[] {1, 2, 4, 10})).isEqualTo(3);
    Ratios.print(List.of(0.3, 0.1));
  }

  private RedemptionTurns turns(RewardDesk desk, List<String> rewards) {
    return new RedemptionTurns(
        desk,
        made::get,
        new CpuMeter(List.of(ProcessHandle.current())),
        new OrderBook(suite, NOW),
        rewards,
        Integer.toString(RewardDesk.BEYOND_ALL),
        BenchSettings.of(List.of("--redemptions", "300", "--connections", "8")),
        Duration.ofMillis(500));
  }

  /// A reward's id is its price.
  private final class Desk extends PointsServiceImplBase {
    @Override
    public void createReward(
        CreateRewardRequest request, StreamObserver<CreateRewardResponse> answer) {
      var price = Integer.toString(request.getDefinition().getPointsCost());
      answer.onNext(
          CreateRewardResponse.newBuilder()
              .setReward(Reward.newBuilder().setRewardId(price))
              .build());
      answer.onCompleted();
    }

    @Override
    public void deactivateReward(
        DeactivateRewardRequest request, StreamObserver<DeactivateRewardResponse> answer) {
      answer.onNext(DeactivateRewardResponse.getDefaultInstance());
      answer.onCompleted();
    }

    @Override
    public synchronized void redeemReward(
        RedeemRewardRequest request, StreamObserver<RedeemRewardResponse> answer) {
      var price = Long.parseLong(request.getRewardId());
      if (price > left.get() && !generous) {
        var reason = ErrorInfo.newBuilder().setReason("INSUFFICIENT_POINTS").build();
        answer.onError(
            StatusProto.toStatusRuntimeException(
                Status.newBuilder().setCode(9).addDetails(Any.pack(reason)).build()));
        return;
      }
      left.addAndGet(-price);
      made.incrementAndGet();
      answer.onNext(RedeemRewardResponse.getDefaultInstance());
      answer.onCompleted();
    }
  }

  private static DevSuite suite(int port) {
    return new DevSuite(
        "http://localhost:1",
        "http://localhost:2",
        "demo-nest.myshopify.com",
        "client",
        "secret",
        "m-1",
        "token",
        URI.create("postgresql://postgres:secret@127.0.0.1:3/loyalnest"),
        "redis://127.0.0.1:4",
        Map.of("points", new DevService("localhost:" + port, "", 0)));
  }
}
