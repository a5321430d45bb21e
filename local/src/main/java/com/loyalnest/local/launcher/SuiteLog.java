package com.loyalnest.local.launcher;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Writes the log of a JVM that runs the whole suite: a file per service, chosen by the logger's
/// package. In a JVM of one service everything goes to the standard output, which the suite keeps
/// in that service's file.
public final class SuiteLog extends UnsynchronizedAppenderBase<ILoggingEvent> {
  /// The system property that names the folder.
  static final String FOLDER = "loyalnest.log";

  private static final String OURS = "com.loyalnest.";

  private final Map<String, OutputStream> files = new ConcurrentHashMap<>();
  private @Nullable Encoder<ILoggingEvent> encoder;

  /// Called by Logback with what the configuration file says.
  public void setEncoder(Encoder<ILoggingEvent> encoder) {
    this.encoder = encoder;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (encoder == null) {
      return;
    }
    var line = encoder.encode(event);
    var folder = System.getProperty(FOLDER);
    var out = folder == null ? System.out : file(folder, event);
    try {
      synchronized (out) {
        out.write(line);
        out.flush();
      }
    } catch (IOException failure) {
      addError("the log cannot be written", failure);
    }
  }

  private OutputStream file(String folder, ILoggingEvent event) {
    return files.computeIfAbsent(
        service(event.getLoggerName()), service -> open(Path.of(folder), service));
  }

  private static OutputStream open(Path folder, String service) {
    try {
      return Files.newOutputStream(
          Files.createDirectories(folder).resolve(service + ".log"),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failure) {
      return System.err;
    }
  }

  private static String service(String logger) {
    if (logger.startsWith(OURS)) {
      var name = logger.substring(OURS.length()).replaceFirst("^local\\.", "").split("\\.", 2)[0];
      for (var service : Service.values()) {
        if (service.id().equals(name)) {
          return name;
        }
      }
    }
    return "suite";
  }
}
