package com.loyalnest.referrals.message;

import com.loyalnest.platform.reader.Away;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The thread that keeps sending what is due, at its pace. It looks when it is rung for and at
/// least once in a pause; whatever goes wrong, it goes on.
@Component
class MessageSender implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(MessageSender.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

  /// A round costs nearly the same for one message as for twenty; nobody waits for a mail this
  /// closely.
  private static final Duration GATHER = Duration.ofMillis(200);

  /// What each hand can do within a claim, even if every answer takes the carrier's whole time-out.
  private static final int PER_HAND = 6;

  private final DeliverMessages deliver;
  private final SenderBell bell;
  private final MessageSettings settings;
  private final Pace pace;
  private volatile boolean running;
  private @Nullable Thread thread;

  MessageSender(
      DeliverMessages deliver, SenderBell bell, MessageSettings settings, Clock systemClock) {
    this.deliver = deliver;
    this.bell = bell;
    this.settings = settings;
    this.pace = new Pace(settings.maxPerSecond(), systemClock);
  }

  @Override
  public void start() {
    if (settings.enabled()) {
      running = true;
      thread = Thread.ofPlatform().name("message-sender").daemon().start(this::run);
    }
  }

  private void run() {
    while (running) {
      try {
        round();
      } catch (InterruptedException stopped) {
        return;
      } catch (RuntimeException trouble) {
        onTrouble(trouble);
      }
    }
  }

  private void round() throws InterruptedException {
    var limit = Math.min(pace.permits(), settings.parallel() * PER_HAND);
    if (limit == 0) {
      Thread.sleep(pace.pause());
      return;
    }
    var round = deliver.deliver(limit);
    pace.took(round.claimed());
    pace.restUntil(round.restUntil());
    if (round.claimed() < settings.parallel() * PER_HAND) {
      Thread.sleep(GATHER);
    }
    if (round.claimed() < limit) {
      bell.await(settings.idlePause());
    }
  }

  private void onTrouble(RuntimeException trouble) {
    if (!running) {
      return;
    }
    if (Away.means(trouble)) {
      LOG.warn("messages wait: {} is away", trouble.getClass().getSimpleName());
    } else {
      LOG.error("sending messages: unexpected, trying again", trouble);
    }
    try {
      Thread.sleep(AFTER_TROUBLE);
    } catch (InterruptedException stopped) {
      running = false;
    }
  }

  /// Lets letters that are under way get their answers; what is cut off all the same is doubtful
  /// and sent once more.
  @Override
  public void stop() {
    running = false;
    bell.ring();
    var started = thread;
    if (started != null) {
      try {
        started.join(Duration.ofSeconds(15));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
