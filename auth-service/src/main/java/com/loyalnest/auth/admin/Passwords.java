package com.loyalnest.auth.admin;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Passwords are kept as Argon2id (19 MiB, two passes, as OWASP's cheat sheet of password storage
/// asks for). Few are worked on at a time, so that many tries at once take time and not memory; and
/// tries for which there is nobody wait in a line of their own, so that they keep no admin out.
@Component
class Passwords {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int KIBIBYTES = 19_456;
  private static final int PASSES = 2;
  private static final int AT_A_TIME = 2;

  /// Less than a caller waits.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// Of zxcvbn's scores 0 to 4: "safely unguessable".
  private static final int STRONG = 3;

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
  private final Semaphore hands = new Semaphore(AT_A_TIME, true);
  private final Semaphore handsForNobody = new Semaphore(1, true);
  private final Zxcvbn guesses = new Zxcvbn();
  private final String ofNobody;

  Passwords() {
    this.ofNobody = hash("of nobody");
  }

  String hash(String password) {
    hands.acquireUninterruptibly();
    try {
      return Objects.requireNonNull(argon2.encode(password));
    } finally {
      hands.release();
    }
  }

  boolean matches(String password, String hash) {
    return matches(hands, password, hash);
  }

  /// Takes as long as a password that somebody has.
  void matchNobody(String password) {
    matches(handsForNobody, password, ofNobody);
  }

  /// False also when too many others are before this one.
  private boolean matches(Semaphore line, String password, String hash) {
    try {
      if (!line.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      return argon2.matches(password, hash);
    } finally {
      line.release();
    }
  }

  /// Why a password can be guessed.
  ///
  /// @param known what an attacker would try first, such as the address
  Optional<String> weakness(String password, List<String> known) {
    var measured = guesses.measure(password, known);
    if (measured.getScore() >= STRONG) {
      return Optional.empty();
    }
    var warning = measured.getFeedback().getWarning();
    return Optional.of(warning.isEmpty() ? "it can be guessed too easily" : warning);
  }
}
