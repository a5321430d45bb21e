package com.loyalnest.local.launcher;

import com.loyalnest.local.dev.CannotStart;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A small shell process that ends the suite's children when the suite is gone, even after `kill
/// -9`: its input is a pipe from here, and the system closes that pipe with this process. A child
/// is told apart from a later process of the same number by its start time.
final class Guard implements AutoCloseable {
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      started() { cut -d' ' -f22 "/proc/$1/stat" 2>/dev/null; }
      children=
      while read -r word pid; do
        case $word in
          add) children="$children $pid:$(started "$pid")" ;;
          done) exit 0 ;;
        esac
      done
      end() {
        for child in $children; do
          pid=${child%%:*}
          kill -0 "$pid" 2>/dev/null && [ "$(started "$pid")" = "${child#*:}" ] && kill "-$1" "$pid" 2>/dev/null
        done
      }
      end INT
      sleep 5
      end KILL
      """;

  private final Writer pipe;

  private Guard(Writer pipe) {
    this.pipe = pipe;
  }

  static Guard start(Path log) {
    try {
      var shell =
          new ProcessBuilder("sh", "-c", SCRIPT, "loyalnest-guard")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new Guard(new OutputStreamWriter(shell.getOutputStream(), StandardCharsets.US_ASCII));
    } catch (IOException failure) {
      throw new CannotStart("sh does not start: " + failure.getMessage(), failure);
    }
  }

  void add(long pid) {
    say("add " + pid);
  }

  /// After an orderly end: nothing is left to guard.
  @Override
  public void close() {
    say("done");
  }

  private synchronized void say(String line) {
    try {
      pipe.write(line + "\n");
      pipe.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
