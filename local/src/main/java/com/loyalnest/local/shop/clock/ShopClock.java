package com.loyalnest.local.shop.clock;

import com.loyalnest.local.shop.ShopSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// The shop's time: the system's, plus what people have moved it forward. The offset stands in a
/// file that the suite reads too, so both agree. It never goes back.
@Component
public class ShopClock implements InstantSource {
  private final Path file;
  private final InstantSource system = Clock.systemUTC();

  ShopClock(ShopSettings settings) {
    this.file = Path.of(settings.clockFile());
  }

  @Override
  public Instant instant() {
    return system.instant().plus(offset());
  }

  /// The system's time, for signatures and tokens: those nobody moves.
  public Instant systemTime() {
    return system.instant();
  }

  public Duration offset() {
    try {
      var seconds = Files.exists(file) ? Files.readString(file).strip() : "";
      return seconds.isEmpty() ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(seconds));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// @param forward not negative
  public synchronized void advance(Duration forward) {
    var offset = offset().plus(forward);
    try {
      var next = Files.createTempFile(file.toAbsolutePath().getParent(), "clock", ".next");
      Files.writeString(next, Long.toString(offset.toSeconds()));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
