package com.loyalnest.platform.reader;

import com.google.protobuf.InvalidProtocolBufferException;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.job.LiveWork;
import com.loyalnest.platform.reader.DeferredEvents.Attempt;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.StreamMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one reader reading one source: new entries first, then what was deferred and is due, then
/// what dead consumers left. An entry is acknowledged only after it is applied, deferred or parked.
final class ReaderLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ReaderLoop.class);
  private static final Duration BETWEEN_DUE_LOOKS = Duration.ofSeconds(1);
  private static final Duration AFTER_TROUBLE = Duration.ofMillis(500);
  private static final int WORTH_A_BATCH = 50;

  /// A pause longer than this moves waiting events out of the stream, so that Redis does not fill
  /// up behind them.
  private static final Duration LONGEST_PAUSE_IN_STREAM = Duration.ofSeconds(10);

  private final EventReader reader;
  private final Place place;
  private final RedisClient redis;
  private final BatchApplication application;
  private final DeferredEvents deferred;
  private final ReaderSettings settings;
  private final LiveWork liveWork;
  private final InstantSource systemClock;

  private volatile boolean running = true;
  private @Nullable GroupConsumer consumer;
  private @Nullable Instant awaySince;
  private Instant lookedForDue = Instant.EPOCH;
  private Instant claimedAt;

  /// A reader and where in Redis it reads.
  ///
  /// @param streams all of one source
  /// @param first whether this is the reader's first source, whose loop also looks after what is
  ///   due
  record Place(
      EventReader reader, List<String> streams, String group, String consumer, boolean first) {}

  ReaderLoop(
      Place place,
      RedisClient redis,
      BatchApplication application,
      DeferredEvents deferred,
      ReaderSettings settings,
      LiveWork liveWork,
      InstantSource systemClock) {
    this.reader = place.reader();
    this.place = place;
    this.redis = redis;
    this.application = application;
    this.deferred = deferred;
    this.settings = settings;
    this.liveWork = liveWork;
    this.systemClock = systemClock;
    this.claimedAt = systemClock.instant();
  }

  void stop() {
    running = false;
  }

  @Override
  public void run() {
    while (running) {
      try {
        round();
      } catch (RuntimeException trouble) {
        onTrouble(trouble);
      }
    }
    close();
  }

  /// What is due stands in Postgres and needs no Redis, so it comes first.
  private void round() {
    var now = systemClock.instant();
    if (place.first() && Duration.between(lookedForDue, now).compareTo(BETWEEN_DUE_LOOKS) >= 0) {
      lookedForDue = now;
      processDue();
    }
    var open = openConsumer();
    var next = open.next(settings.block());
    process(open, next);
    if (!next.isEmpty() && next.size() < WORTH_A_BATCH) {
      sleep(reader.gather());
    }
    if (Duration.between(claimedAt, now).compareTo(settings.claimIdle()) >= 0) {
      claimedAt = now;
      process(open, open.claim(settings.claimIdle()));
    }
  }

  private GroupConsumer openConsumer() {
    var open = consumer;
    if (open == null) {
      open = new GroupConsumer(redis, place.streams(), place.group(), place.consumer());
      consumer = open;
      for (var left = open.unacknowledged(); !left.isEmpty(); left = open.unacknowledged()) {
        process(open, left);
      }
    }
    return open;
  }

  /// What people are waiting for comes first, and before every batch of bulk work it is looked for
  /// again.
  private void process(GroupConsumer open, List<StreamMessage<String, byte[]>> messages) {
    var live = messages.stream().filter(message -> !isBulk(message)).toList();
    var bulk = messages.stream().filter(ReaderLoop::isBulk).toList();
    applyLive(open, live);
    for (var from = 0; from < bulk.size(); from += reader.batchSize()) {
      if (from > 0) {
        applyLive(open, open.nextLive());
      }
      apply(open, bulk.subList(from, Math.min(bulk.size(), from + reader.batchSize())));
    }
  }

  private void applyLive(GroupConsumer open, List<StreamMessage<String, byte[]>> messages) {
    if (!messages.isEmpty()) {
      liveWork.note();
    }
    apply(open, messages);
  }

  private static boolean isBulk(StreamMessage<String, byte[]> message) {
    return GroupConsumer.isBulk(message.getStream());
  }

  private void apply(GroupConsumer open, List<StreamMessage<String, byte[]>> messages) {
    for (var from = 0; from < messages.size(); from += reader.batchSize()) {
      var batch = messages.subList(from, Math.min(messages.size(), from + reader.batchSize()));
      applyPatiently(events(batch));
      open.acknowledge(batch);
    }
  }

  /// While something is away the same batch is tried again; after a while its events, and those of
  /// every batch that finds it still away, wait in Postgres instead.
  private void applyPatiently(List<Event> events) {
    while (true) {
      try {
        application.apply(events);
        awaySince = null;
        return;
      } catch (RuntimeException away) {
        if (!running || !Away.means(away)) {
          throw away;
        }
        if (awayFor(away).compareTo(LONGEST_PAUSE_IN_STREAM) > 0) {
          application.waiting(
              events.stream().map(deferred::first).toList(), away.getClass().getSimpleName());
          return;
        }
        pause();
      }
    }
  }

  private Duration awayFor(RuntimeException away) {
    var now = systemClock.instant();
    var since = awaySince;
    if (since == null) {
      LOG.warn("reader {} waits: {}", place.group(), away.getClass().getSimpleName());
      awaySince = now;
      return Duration.ZERO;
    }
    return Duration.between(since, now);
  }

  private void processDue() {
    for (var due = takeDue(); !due.isEmpty() && running; due = takeDue()) {
      try {
        application.applyAgain(due);
      } catch (RuntimeException away) {
        if (!Away.means(away)) {
          throw away;
        }
        application.waiting(due, away.getClass().getSimpleName());
        return;
      }
    }
  }

  private List<Attempt> takeDue() {
    return deferred.takeDue(reader.name(), reader.batchSize());
  }

  private List<Event> events(List<StreamMessage<String, byte[]>> messages) {
    var events = new ArrayList<Event>(messages.size());
    for (var message : messages) {
      var event = event(message);
      if (event != null) {
        events.add(event);
      }
    }
    return events;
  }

  /// Only our relay writes here; anything else is passed over. A claimed entry that was trimmed has
  /// no body.
  private @Nullable Event event(StreamMessage<String, byte[]> message) {
    var body = message.getBody();
    var bytes = body == null ? null : body.get("e");
    if (bytes == null) {
      return null;
    }
    try {
      return Event.parseFrom(bytes);
    } catch (InvalidProtocolBufferException foreign) {
      LOG.error("{} {} is no event of ours", message.getStream(), message.getId());
      return null;
    }
  }

  private void onTrouble(RuntimeException trouble) {
    if (running && !(trouble instanceof RedisCommandExecutionException)) {
      LOG.warn("reader {} starts over: {}", place.group(), trouble.toString());
    }
    close();
    pause();
  }

  private void pause() {
    sleep(AFTER_TROUBLE);
  }

  private void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException stopped) {
      running = false;
    }
  }

  private void close() {
    var open = consumer;
    consumer = null;
    if (open != null) {
      open.close();
    }
  }
}
