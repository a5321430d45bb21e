package com.loyalnest.platform.outbox;

import com.loyalnest.platform.job.BulkWork;
import com.loyalnest.platform.job.LiveWork;
import com.loyalnest.platform.outbox.EventStreams.StreamMissing;
import com.loyalnest.platform.reader.Away;
import io.lettuce.core.RedisClient;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Carries the service's committed events to its Redis streams, in order of position.
///
/// Postgres is the truth: whenever Redis is new, has lost a stream or lags behind, everything from
/// the slowest reader's finished position on is sent again, and readers pass over what they know.
/// Entries leave Redis only when every declared reader has finished them. While somebody waits for
/// the service, or a job of it is at bulk work, a batch of bulk events is carried once a second at
/// most.
final class Relay implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);
  private static final Duration AFTER_TROUBLE = Duration.ofMillis(300);
  private static final Duration BETWEEN_BULK = Duration.ofSeconds(1);

  /// A round costs the same for one event as for fifty, so those that come within this time share
  /// one.
  private static final Duration GATHER = Duration.ofMillis(15);

  private final String service;
  private final OutboxSettings settings;
  private final EventLog log;
  private final Leadership leadership;
  private final RedisClient redis;
  private final RelayBell bell;
  private final LiveWork liveWork;
  private final BulkWork bulkWork;
  private final InstantSource systemClock;

  private volatile boolean running;
  private @Nullable Thread thread;
  private @Nullable EventStreams streams;
  private boolean aligned;
  private volatile long sent;
  private volatile long slowest;
  private Instant reportedAt = Instant.EPOCH;
  private Instant bulkSentAt = Instant.EPOCH;

  Relay(
      String service,
      OutboxSettings settings,
      EventLog log,
      Leadership leadership,
      RedisClient redis,
      RelayBell bell,
      LiveWork liveWork,
      BulkWork bulkWork,
      InstantSource systemClock) {
    this.service = service;
    this.settings = settings;
    this.log = log;
    this.leadership = leadership;
    this.redis = redis;
    this.bell = bell;
    this.liveWork = liveWork;
    this.bulkWork = bulkWork;
    this.systemClock = systemClock;
  }

  /// Events sent that the slowest reader has not finished, as of the last report.
  long unread() {
    return sent - slowest;
  }

  @Override
  public void start() {
    running = true;
    var started = Thread.ofPlatform().name(service + "-relay").daemon().start(this::run);
    thread = started;
  }

  private void run() {
    while (running) {
      try {
        if (!round()) {
          bell.await(settings.idlePause());
          Thread.sleep(GATHER);
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (SQLException | StreamMissing | RuntimeException trouble) {
        onTrouble(trouble);
      }
    }
  }

  /// Whether there may be more to do at once.
  private boolean round() throws SQLException, StreamMissing {
    if (reportDue() && !leadership.held()) {
      aligned = false;
      reportedAt = systemClock.instant();
      return false;
    }
    if (!aligned) {
      if (!leadership.held()) {
        return false;
      }
      align();
    }
    var room = (long) settings.maxUnread() * StreamNames.STREAMS - (sent - slowest);
    var entries =
        room > 0 ? log.positionNext(lastLane(), settings.batchSize()) : List.<EventLog.Entry>of();
    send(entries);
    if (reportDue()) {
      report();
    }
    return entries.size() >= settings.batchSize();
  }

  private Lane lastLane() {
    var makesRoom =
        (liveWork.isGoingOn() || bulkWork.isGoingOn())
            && Duration.between(bulkSentAt, systemClock.instant()).compareTo(BETWEEN_BULK) < 0;
    return makesRoom ? Lane.LIVE : Lane.BULK;
  }

  /// Brings Redis to where the log is, from the slowest reader on.
  private void align() throws StreamMissing {
    var redisStreams = openStreams();
    var finished = log.readers(settings.readers());
    redisStreams.ensureGroups(finished);
    var known = redisStreams.lastPositions();
    sent = log.lastPosition();
    slowest = finished.values().stream().mapToLong(Long::longValue).min().orElse(sent);
    var resent = 0;
    var after = slowest;
    for (var page = log.read(after, settings.batchSize()); !page.isEmpty(); ) {
      var missing = page.stream().filter(entry -> isMissing(entry, known)).toList();
      redisStreams.send(missing);
      resent += missing.size();
      after = page.getLast().position();
      page = log.read(after, settings.batchSize());
    }
    aligned = true;
    LOG.info("{} relay: aligned at position {}, {} sent again", service, sent, resent);
  }

  private boolean isMissing(EventLog.Entry entry, Map<String, Long> known) {
    var stream = StreamNames.of(service, entry.merchantId(), entry.lane());
    return entry.position() > known.getOrDefault(stream, 0L);
  }

  private void send(List<EventLog.Entry> entries) throws StreamMissing {
    if (!entries.isEmpty()) {
      openStreams().send(entries);
      sent = entries.getLast().position();
      if (entries.getLast().lane() == Lane.BULK) {
        bulkSentAt = systemClock.instant();
      }
    }
  }

  private boolean reportDue() {
    return Duration.between(reportedAt, systemClock.instant()).compareTo(BETWEEN_REPORTS) >= 0;
  }

  /// Stores how far each reader has got, and lets Redis forget what all have finished.
  private void report() throws StreamMissing {
    reportedAt = systemClock.instant();
    if (slowest >= sent) {
      return;
    }
    var finished = openStreams().finished(settings.readers(), sent);
    log.finished(finished);
    slowest = finished.values().stream().mapToLong(Long::longValue).min().orElse(sent);
    openStreams().trim(slowest);
  }

  private EventStreams openStreams() {
    if (streams == null) {
      streams = new EventStreams(redis, service);
    }
    return Objects.requireNonNull(streams);
  }

  /// A connection that had trouble is not used again: after a new one everything is compared with
  /// the log first.
  private void onTrouble(Exception trouble) {
    aligned = false;
    closeStreams();
    if (!running) {
      return;
    }
    if (trouble instanceof StreamMissing missing) {
      LOG.warn("{} relay: Redis has lost {}, sending again", service, missing.getMessage());
      return;
    }
    if (Away.means(trouble)) {
      LOG.warn("{} relay: waiting, {} is away", service, trouble.getClass().getSimpleName());
    } else {
      LOG.error("{} relay: unexpected, trying again", service, trouble);
    }
    try {
      Thread.sleep(AFTER_TROUBLE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
    var started = thread;
    if (started != null) {
      started.interrupt();
      try {
        started.join(Duration.ofSeconds(5));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    closeStreams();
    leadership.close();
  }

  private void closeStreams() {
    var open = streams;
    streams = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
