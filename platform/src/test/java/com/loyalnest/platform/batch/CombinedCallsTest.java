package com.loyalnest.platform.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.TransientDataAccessResourceException;

@Timeout(60)
class CombinedCallsTest {
  private final ConcurrentLinkedQueue<List<Integer>> batches = new ConcurrentLinkedQueue<>();

  @Test
  void whoIsAloneIsDoneAtOnce() {
    var calls = new CombinedCalls<String, Integer, Integer>(8, 1, this::doubled);

    assertThat(calls.call("a", 21)).isEqualTo(42);
    assertThat(batches).containsExactly(List.of(21));
  }

  @Test
  void whoComesMeanwhileIsTakenAlongByTheNext() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var calls =
        new CombinedCalls<String, Integer, Integer>(
            4,
            1,
            commands -> {
              begun.countDown();
              await(goOn);
              return doubled(commands);
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> calls.call("a", 0));
      await(begun);
      var rest = new ArrayList<Future<Integer>>();
      for (var n = 1; n <= 6; n++) {
        var command = n;
        var waiting = threads.submit(() -> calls.call("a", command));
        rest.add(waiting);
      }
      Thread.sleep(200);
      goOn.countDown();

      assertThat(first.get()).isZero();
      for (var n = 1; n <= 6; n++) {
        assertThat(rest.get(n - 1).get()).isEqualTo(2 * n);
      }
    }
    assertThat(batches).extracting(List::size).containsExactly(1, 4, 2);
  }

  @Test
  void keysDoNotWaitForEachOther() throws Exception {
    var goOn = new CountDownLatch(1);
    var calls =
        new CombinedCalls<String, Integer, Integer>(
            4,
            1,
            commands -> {
              if (commands.contains(1)) {
                await(goOn);
              }
              return doubled(commands);
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow = threads.submit(() -> calls.call("a", 1));

      assertThat(calls.call("b", 2)).isEqualTo(4);

      goOn.countDown();
      assertThat(slow.get()).isEqualTo(2);
    }
  }

  @Test
  void onlyTheGuiltyFail() throws Exception {
    var calls =
        new CombinedCalls<String, Integer, Integer>(
            16,
            2,
            commands -> {
              pause();
              if (commands.contains(13)) {
                throw new IllegalArgumentException("thirteen");
              }
              return doubled(commands);
            });

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<Integer>>();
      for (var n = 0; n < 40; n++) {
        var command = n;
        asked.add(threads.submit(() -> calls.call("a", command)));
      }
      for (var n = 0; n < 40; n++) {
        var future = asked.get(n);
        if (n == 13) {
          assertThatThrownBy(future::get)
              .isInstanceOf(ExecutionException.class)
              .hasRootCauseMessage("thirteen");
        } else {
          assertThat(future.get()).isEqualTo(2 * n);
        }
      }
    }
  }

  @Test
  void whatIsAwayIsAskedOnceForAll() throws Exception {
    var asked = new AtomicInteger();
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var calls =
        new CombinedCalls<String, Integer, Integer>(
            16,
            1,
            commands -> {
              asked.incrementAndGet();
              begun.countDown();
              await(goOn);
              throw new TransientDataAccessResourceException("away");
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<Integer>>();
      futures.add(threads.submit(() -> calls.call("a", 0)));
      await(begun);
      for (var n = 1; n < 10; n++) {
        var command = n;
        futures.add(threads.submit(() -> calls.call("a", command)));
      }
      Thread.sleep(200);
      goOn.countDown();
      futures.forEach(future -> assertThatThrownBy(future::get).hasRootCauseMessage("away"));
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void aBreakdownLeavesNobodyWaiting() {
    var calls =
        new CombinedCalls<String, Integer, Integer>(
            4,
            1,
            commands -> {
              throw new StackOverflowError();
            });

    assertThatThrownBy(() -> calls.call("a", 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> calls.call("a", 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void eachOfManyIsDoneOnce() throws Exception {
    var calls = new CombinedCalls<Integer, Integer, Integer>(7, 2, this::doubled);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<Integer>>();
      for (var n = 0; n < 5_000; n++) {
        var command = n;
        futures.add(threads.submit(() -> calls.call(command % 3, command)));
      }
      for (var n = 0; n < 5_000; n++) {
        assertThat(futures.get(n).get()).isEqualTo(2 * n);
      }
    }
    assertThat(batches.stream().flatMap(List::stream)).doesNotHaveDuplicates().hasSize(5_000);
    assertThat(batches).allMatch(batch -> batch.size() <= 7);
  }

  private List<Integer> doubled(List<Integer> commands) {
    batches.add(commands);
    return commands.stream().map(command -> 2 * command).toList();
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
