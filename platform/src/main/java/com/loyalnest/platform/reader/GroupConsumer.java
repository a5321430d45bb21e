package com.loyalnest.platform.reader;

import com.loyalnest.platform.outbox.Lane;
import io.lettuce.core.Consumer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One consumer's place in its group, over all streams of its sources.
final class GroupConsumer implements AutoCloseable {
  private static final int PER_STREAM = 250;

  private final List<String> streams;
  private final List<String> liveStreams;
  private final Consumer<String> consumer;
  private final StatefulRedisConnection<String, byte[]> connection;

  GroupConsumer(RedisClient redis, List<String> streams, String group, String name) {
    this.streams = streams;
    this.liveStreams = streams.stream().filter(stream -> !isBulk(stream)).toList();
    this.consumer = Consumer.from(group, name);
    this.connection = redis.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
  }

  static boolean isBulk(String stream) {
    return stream.endsWith(Lane.BULK.suffix());
  }

  /// New entries, waiting up to `block` for the first.
  List<StreamMessage<String, byte[]>> next(Duration block) {
    return read(streams, XReadArgs.Builder.block(block).count(PER_STREAM), ">");
  }

  /// New entries of the live lane that are there already.
  List<StreamMessage<String, byte[]>> nextLive() {
    return read(liveStreams, XReadArgs.Builder.count(PER_STREAM), ">");
  }

  /// Entries this consumer was given before and has not acknowledged, e.g. before a restart.
  List<StreamMessage<String, byte[]>> unacknowledged() {
    return read(streams, XReadArgs.Builder.count(PER_STREAM), "0");
  }

  /// Entries that another consumer has held for `idle` without acknowledging; they are this one's
  /// now.
  List<StreamMessage<String, byte[]>> claim(Duration idle) {
    var claimed = new ArrayList<StreamMessage<String, byte[]>>();
    for (var stream : streams) {
      var arguments =
          new XAutoClaimArgs<String>()
              .consumer(consumer)
              .minIdleTime(idle)
              .startId("0-0")
              .count(PER_STREAM);
      claimed.addAll(connection.sync().xautoclaim(stream, arguments).getMessages());
    }
    return claimed;
  }

  void acknowledge(List<StreamMessage<String, byte[]>> messages) {
    messages.stream()
        .collect(
            Collectors.groupingBy(
                StreamMessage::getStream,
                Collectors.mapping(StreamMessage::getId, Collectors.toList())))
        .forEach((stream, ids) ->
            connection.sync().xack(stream, consumer.getGroup(), ids.toArray(String[]::new)));
  }

  @SuppressWarnings("unchecked") // an array of a generic type, only read
  private List<StreamMessage<String, byte[]>> read(
      List<String> from, XReadArgs arguments, String after) {
    var offsets =
        from.stream().map(stream -> StreamOffset.from(stream, after)).toArray(StreamOffset[]::new);
    return connection.sync().xreadgroup(consumer, arguments, offsets);
  }

  @Override
  public void close() {
    connection.close();
  }
}
