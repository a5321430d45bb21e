package com.loyalnest.local.launcher;

import com.loyalnest.local.dev.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import redis.embedded.RedisExecProvider;

/// A real Redis on kept data (an append-only file), on the loopback address only. Caches alone
/// carry times to live, and only they are evicted.
final class Redis implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private final Process server;

  private Redis(Process server) {
    this.server = server;
  }

  static Redis start(Home home, int port) {
    try {
      Files.createDirectories(home.redis());
      var program = program(home);
      var settings = home.redis().resolve("redis.conf");
      Home.write(settings, settings(port, home.redis()));
      var log = ProcessBuilder.Redirect.appendTo(home.logs().resolve("redis.log").toFile());
      var server =
          new ProcessBuilder(program.toString(), settings.toString())
              .redirectErrorStream(true)
              .redirectOutput(log)
              .start();
      awaitAnswer(server, port, home);
      return new Redis(server);
    } catch (IOException failure) {
      throw new CannotStart("Redis did not start: " + failure.getMessage(), failure);
    }
  }

  private static String settings(int port, Path data) {
    return """
    bind 127.0.0.1
    protected-mode yes
    port %d
    dir "%s"
    appendonly yes
    appendfsync everysec
    save ""
    maxmemory 256mb
    maxmemory-policy volatile-lru
    """
        .formatted(port, data);
  }

  /// The binary comes in a jar; it is unpacked once.
  private static Path program(Home home) throws IOException {
    var program = home.redis().resolve("redis-server-" + RedisExecProvider.redisVersion);
    if (!Files.isExecutable(program)) {
      var unpacked = RedisExecProvider.defaultProvider().get().toPath();
      Files.copy(
          unpacked,
          program,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    return program;
  }

  private static void awaitAnswer(Process server, int port, Home home) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(port)) {
      if (!server.isAlive() || System.nanoTime() > end) {
        server.destroyForcibly();
        throw new CannotStart(
            "Redis did not start; its own words are in " + home.logs().resolve("redis.log"));
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new CannotStart("interrupted", stop);
      }
    }
  }

  /// While Redis reads its file it answers `-LOADING`.
  private static boolean answers(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
    } catch (IOException notYet) {
      return false;
    }
  }

  ProcessHandle process() {
    return server.toHandle();
  }

  @Override
  public void close() {
    server.destroy();
    ProcessBook.awaitEnd(server.toHandle());
  }
}
