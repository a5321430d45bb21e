package com.loyalnest.platform.batch;

import com.loyalnest.platform.reader.Away;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Does in one go what several callers ask for at the same time. Who finds nothing under way begins
/// at once; whoever comes meanwhile is taken along by the next, so nobody waits for a timer and a
/// crowd costs few transactions. Callers of different keys never wait for each other.
///
/// When a batch fails, each of its commands is done alone, so that only the guilty one fails; but
/// when what the work stands on is away, that was the answer to all of them.
///
/// @param <K> whose commands are done together
/// @param <C> what a caller asks for
/// @param <R> what comes of it
public final class CombinedCalls<K, C, R> {
  private final int mostTogether;
  private final int mostUnderWay;
  private final Function<List<C>, List<R>> work;
  private final Map<K, Lane<C, R>> lanes = new HashMap<>();

  /// @param mostTogether commands of one batch
  /// @param mostUnderWay batches of one key at the same time
  /// @param work answers for each command in order; runs on one of the callers' threads
  public CombinedCalls(int mostTogether, int mostUnderWay, Function<List<C>, List<R>> work) {
    this.mostTogether = mostTogether;
    this.mostUnderWay = mostUnderWay;
    this.work = work;
  }

  /// Waits for the answer, and throws what the work threw.
  public R call(K key, C command) {
    var caller = new Caller<C, R>(command, new CompletableFuture<>());
    return switch (begins(key, caller) ? new Turn.Lead<R>() : caller.turn().join()) {
      case Turn.Lead<R> lead -> lead(key, caller);
      case Turn.Answer<R> answer -> answer.result();
      case Turn.Failure<R> failure -> throw failure.cause();
    };
  }

  private R lead(K key, Caller<C, R> leader) {
    try {
      var batch = batch(key, leader);
      var turns = turns(batch);
      for (var n = 1; n < batch.size(); n++) {
        batch.get(n).turn().complete(turns.get(n));
      }
      return switch (turns.getFirst()) {
        case Turn.Answer<R> answer -> answer.result();
        case Turn.Failure<R> failure -> throw failure.cause();
        case Turn.Lead<R> lead -> throw new IllegalStateException("led already");
      };
    } finally {
      handOver(key);
    }
  }

  private List<Turn<R>> turns(List<Caller<C, R>> batch) {
    try {
      return answers(batch).stream().<Turn<R>>map(Turn.Answer::new).toList();
    } catch (RuntimeException failure) {
      return batch.size() == 1 || Away.means(failure)
          ? batch.stream().<Turn<R>>map(caller -> new Turn.Failure<>(failure)).toList()
          : batch.stream().flatMap(caller -> turns(List.of(caller)).stream()).toList();
    }
  }

  private List<R> answers(List<Caller<C, R>> batch) {
    try {
      var answers = work.apply(batch.stream().map(Caller::command).toList());
      if (answers.size() != batch.size()) {
        throw new IllegalStateException("every command needs an answer");
      }
      return answers;
    } catch (Error fatal) {
      throw new IllegalStateException("the work broke down", fatal);
    }
  }

  private synchronized boolean begins(K key, Caller<C, R> caller) {
    var lane = lanes.computeIfAbsent(key, _ -> new Lane<>());
    if (lane.underWay < mostUnderWay) {
      lane.underWay++;
      return true;
    }
    lane.waiting.add(caller);
    return false;
  }

  private synchronized List<Caller<C, R>> batch(K key, Caller<C, R> leader) {
    var batch = new ArrayList<Caller<C, R>>();
    var next = leader;
    while (next != null) {
      batch.add(next);
      next = batch.size() < mostTogether ? lane(key).waiting.poll() : null;
    }
    return batch;
  }

  private synchronized void handOver(K key) {
    var next = lane(key).waiting.poll();
    if (next != null) {
      next.turn().complete(new Turn.Lead<>());
    } else if (--lane(key).underWay == 0) {
      lanes.remove(key);
    }
  }

  private Lane<C, R> lane(K key) {
    return Objects.requireNonNull(lanes.get(key));
  }

  private static final class Lane<C, R> {
    final Queue<Caller<C, R>> waiting = new ArrayDeque<>();
    int underWay;
  }

  private record Caller<C, R>(C command, CompletableFuture<Turn<R>> turn) {}

  private sealed interface Turn<R> {
    /// Do it yourself, with those who wait.
    record Lead<R>() implements Turn<R> {}

    record Answer<R>(R result) implements Turn<R> {}

    record Failure<R>(RuntimeException cause) implements Turn<R> {}
  }
}
