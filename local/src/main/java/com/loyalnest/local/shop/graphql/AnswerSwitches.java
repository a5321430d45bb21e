package com.loyalnest.local.shop.graphql;

import com.loyalnest.local.shop.NotPossible;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/// Makes the Admin API as bad as Shopify's may be: late, or without a proper answer.
@Component
public class AnswerSwitches {
  private volatile Positions positions = new Positions(0, 0);

  /// @param errorPercent of questions that get no proper answer
  /// @param delayMillis before every answer
  public record Positions(int errorPercent, int delayMillis) {}

  /// What comes instead of an answer.
  enum Fault {
    SERVER_ERROR,
    THROTTLED,
    DROPPED_CONNECTION,
    NONSENSE
  }

  public Positions positions() {
    return positions;
  }

  /// @throws NotPossible for a percentage or a delay that cannot be
  public void turn(Positions next) {
    if (next.errorPercent() < 0 || next.errorPercent() > 100) {
      throw new NotPossible("errorPercent: 0 to 100");
    }
    if (next.delayMillis() < 0 || next.delayMillis() > 60_000) {
      throw new NotPossible("delayMillis: 0 to 60000");
    }
    positions = next;
  }

  boolean isFaulty() {
    return ThreadLocalRandom.current().nextInt(100) < positions.errorPercent();
  }

  Fault anyFault() {
    return Fault.values()[ThreadLocalRandom.current().nextInt(Fault.values().length)];
  }

  /// Whether what was asked is done although nobody hears of it.
  boolean isDoneAnyway() {
    return ThreadLocalRandom.current().nextBoolean();
  }
}
