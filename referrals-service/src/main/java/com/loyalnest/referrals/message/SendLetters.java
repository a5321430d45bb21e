package com.loyalnest.referrals.message;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hands letters to the carrier, a few at a time, after it was written down that they leave. No
/// transaction is open while the carrier is asked.
@Component
class SendLetters implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SendLetters.class);

  private final BeginDelivery begin;
  private final PostOffice postOffice;
  private final RetryPolicy policy;
  private final Clock systemClock;
  private final ExecutorService hands;

  SendLetters(
      BeginDelivery begin, PostOffice postOffice, MessageSettings settings, Clock systemClock) {
    this.begin = begin;
    this.postOffice = postOffice;
    this.policy = new RetryPolicy(settings.tries(), settings.firstPause());
    this.systemClock = systemClock;
    this.hands =
        Executors.newFixedThreadPool(
            settings.parallel(), Thread.ofVirtual().name("letters-", 0).factory());
  }

  /// What a sending left of its message, and until when the carrier wants no more (the past when it
  /// does).
  record Sent(Delivery delivery, Instant restUntil) {}

  List<Sent> send(List<Ready> ready) throws InterruptedException {
    var leaving = begin.begin(ready.stream().map(Ready::claim).toList());
    var posts =
        ready.stream()
            .filter(each -> leaving.contains(each.claim().notificationId()))
            .<Callable<Sent>>map(each -> () -> send(each))
            .toList();
    return hands.invokeAll(posts).stream().map(Future::resultNow).toList();
  }

  private Sent send(Ready ready) {
    var letter = ready.letter();
    var outcome = outcome(letter);
    return new Sent(
        policy.after(ready.claim(), outcome, letter.locale(), systemClock.instant()),
        outcome instanceof PostOutcome.Throttled throttled ? throttled.until() : Instant.EPOCH);
  }

  private PostOutcome outcome(Letter letter) {
    try {
      return postOffice.post(letter);
    } catch (RuntimeException unexpected) {
      LOG.error("posting {} failed", letter.notificationId(), unexpected);
      return new PostOutcome.Unknown();
    }
  }

  @Override
  public void close() {
    hands.shutdownNow();
  }
}
