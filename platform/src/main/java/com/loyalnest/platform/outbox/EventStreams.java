package com.loyalnest.platform.outbox;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/// A service's streams in Redis as its relay sees them. An entry's id is its position, so what
/// Redis holds can always be compared with the log.
final class EventStreams implements AutoCloseable {
  /// The entry's only field.
  static final String EVENT = "e";

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final List<String> names;
  private final StatefulRedisConnection<String, byte[]> connection;
  private final String service;

  EventStreams(RedisClient redis, String service) {
    this.service = service;
    this.names = StreamNames.all(service);
    this.connection = redis.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
  }

  /// Thrown when a stream that should be there is not: Redis has forgotten.
  static final class StreamMissing extends Exception {
    StreamMissing(String name) {
      super(name);
    }
  }

  /// Sends entries in one pipeline. One that Redis has already is passed over.
  void send(List<EventLog.Entry> entries) throws StreamMissing {
    if (entries.isEmpty()) {
      return;
    }
    var commands = connection.async();
    var sent = new ArrayList<RedisFuture<String>>(entries.size());
    connection.setAutoFlushCommands(false);
    try {
      for (var entry : entries) {
        var stream = StreamNames.of(service, entry.merchantId(), entry.lane());
        var arguments = new XAddArgs().id(entry.position() + "-0").nomkstream();
        sent.add(commands.xadd(stream, arguments, Map.of(EVENT, entry.event())));
      }
      connection.flushCommands();
    } finally {
      connection.setAutoFlushCommands(true);
    }
    LettuceFutures.awaitAll(PATIENCE, sent.toArray(RedisFuture[]::new));
    for (var n = 0; n < sent.size(); n++) {
      requireSent(sent.get(n), entries.get(n));
    }
  }

  private void requireSent(RedisFuture<String> answer, EventLog.Entry entry) throws StreamMissing {
    try {
      if (answer.get() == null) {
        throw new StreamMissing(StreamNames.of(service, entry.merchantId(), entry.lane()));
      }
    } catch (ExecutionException failure) {
      var cause = failure.getCause();
      var known =
          cause instanceof RedisCommandExecutionException refused
              && String.valueOf(refused.getMessage()).contains("equal or smaller");
      if (!known) {
        throw new io.lettuce.core.RedisException("an event was not sent", cause);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new io.lettuce.core.RedisException("stopped while sending", stopped);
    }
  }

  /// Makes streams and groups that are missing; a group starts behind what its reader has finished.
  void ensureGroups(Map<String, Long> finished) {
    for (var name : names) {
      finished.forEach((reader, position) -> ensureGroup(name, reader, position));
    }
  }

  private void ensureGroup(String name, String reader, long position) {
    try {
      var start = StreamOffset.from(name, position + "-0");
      connection.sync().xgroupCreate(start, reader, XGroupCreateArgs.Builder.mkstream());
    } catch (RedisBusyException exists) {
      // The group is there already, which is what is wanted.
    }
  }

  /// The position of each stream's newest entry, 0 for an empty or missing one.
  Map<String, Long> lastPositions() {
    var positions = new HashMap<String, Long>();
    for (var name : names) {
      positions.put(name, lastPosition(name));
    }
    return positions;
  }

  private long lastPosition(String name) {
    if (connection.sync().exists(name) == 0) {
      return 0;
    }
    return position(text(pairs(connection.sync().xinfoStream(name)).get("last-generated-id")));
  }

  /// The position up to which each reader has finished everything it was sent, given what was sent
  /// in all.
  Map<String, Long> finished(List<String> readers, long sent) throws StreamMissing {
    var finished = new HashMap<String, Long>();
    readers.forEach(reader -> finished.put(reader, sent));
    for (var name : names) {
      if (connection.sync().exists(name) == 0) {
        throw new StreamMissing(name);
      }
      var newest = lastPosition(name);
      for (var group : connection.sync().xinfoGroups(name)) {
        var facts = pairs((List<?>) group);
        var reader = text(facts.get("name"));
        var first = finishedOn(name, reader, facts, newest, sent);
        finished.computeIfPresent(reader, (any, known) -> Math.min(known, first));
      }
    }
    return finished;
  }

  private long finishedOn(
      String name, String reader, Map<String, Object> facts, long newest, long sent) {
    if (((Number) facts.getOrDefault("pending", 0L)).longValue() > 0) {
      var oldest = connection.sync().xpending(name, reader, Range.unbounded(), Limit.from(1));
      if (!oldest.isEmpty()) {
        return position(oldest.getFirst().getId()) - 1;
      }
    }
    var delivered = position(text(facts.get("last-delivered-id")));
    return delivered < newest ? delivered : sent;
  }

  /// Forgets entries that every reader has finished.
  void trim(long finished) {
    for (var name : names) {
      connection
          .sync()
          .xtrim(name, XTrimArgs.Builder.minId((finished + 1) + "-0").approximateTrimming());
    }
  }

  private static Map<String, Object> pairs(List<?> flat) {
    var pairs = new HashMap<String, Object>();
    for (var n = 0; n + 1 < flat.size(); n += 2) {
      if (flat.get(n + 1) != null) {
        pairs.put(text(flat.get(n)), flat.get(n + 1));
      }
    }
    return pairs;
  }

  private static String text(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(value);
  }

  private static long position(String id) {
    return Long.parseLong(id.substring(0, id.indexOf('-')));
  }

  @Override
  public void close() {
    connection.close();
  }
}
