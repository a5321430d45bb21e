package com.loyalnest.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.job.LiveWork;
import com.loyalnest.points.account.AccountKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class DueSweepTest {
  private static final int DUE = 2_500;
  private static final long WORK = 3_000_000;

  private final LiveWork liveWork = new LiveWork();
  private final DueSweep sweep =
      new DueSweep(new TransactionTemplate(new Transactions()), liveWork);
  private final List<DueLot> lots =
      IntStream.range(0, DUE)
          .mapToObj(
              n -> new DueLot(new AccountKey("m", "c%05d".formatted(n)), "lot", Instant.EPOCH))
          .toList();
  private final List<DueLot> done = new ArrayList<>();

  @Test
  void whileNobodyWaitsThePagesAreLarge() {
    var pages = new ArrayList<Integer>();

    assertThat(
            sweep.run(
                this::after,
                due -> {
                  pages.add(due.size());
                  done.addAll(due);
                }))
        .isTrue();

    assertThat(pages).containsExactly(1_000, 1_000, 500);
    assertThat(done).isEqualTo(lots);
  }

  @Test
  void whileSomebodyWaitsThePagesAreSmallAndMostOfTheTimeNothingIsDone() {
    var pages = new ArrayList<Integer>();
    var worked = new AtomicLong();
    var began = System.nanoTime();

    assertThat(
            sweep.run(
                this::after,
                due -> {
                  var start = System.nanoTime();
                  while (System.nanoTime() - start < WORK) {
                    Thread.onSpinWait();
                  }
                  worked.addAndGet(System.nanoTime() - start);
                  pages.add(due.size());
                  done.addAll(due);
                  liveWork.note();
                }))
        .isTrue();

    assertThat(pages.getFirst()).isEqualTo(1_000);
    assertThat(pages.subList(1, pages.size() - 1)).isNotEmpty().containsOnly(200);
    assertThat(done).isEqualTo(lots);
    assertThat(System.nanoTime() - began).isGreaterThan(4 * worked.get());
  }

  @Test
  void whenNobodyWaitsAnyMoreThePagesGrowAgain() throws InterruptedException {
    liveWork.note();
    assertThat(liveWork.isGoingOn()).isTrue();

    Thread.sleep(600);

    assertThat(liveWork.isGoingOn()).isFalse();
    var pages = new ArrayList<Integer>();
    sweep.run(this::after, due -> pages.add(due.size()));
    assertThat(pages.getFirst()).isEqualTo(1_000);
  }

  private List<DueLot> after(DueLot last, int limit) {
    var from = lots.indexOf(last) + 1;
    return lots.subList(from, Math.min(lots.size(), from + limit));
  }

  /// Transactions of nothing.
  private static final class Transactions implements PlatformTransactionManager {
    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
      return new SimpleTransactionStatus();
    }

    @Override
    public void commit(TransactionStatus status) {}

    @Override
    public void rollback(TransactionStatus status) {}
  }
}
