package com.loyalnest.local.launcher;

import com.loyalnest.local.dev.CannotStart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A JVM for each service, as in production. One that dies is started again after a second, for as
/// long as the suite runs; none outlives it.
final class ManyProcesses implements RunningServices {
  private static final Logger LOG = LoggerFactory.getLogger(ManyProcesses.class);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String MEMORY = "-Xmx192m";

  private final Home home;
  private final Ports ports;
  private final BiConsumer<Service, ProcessHandle> onStart;
  private final Map<Service, Process> processes = new EnumMap<>(Service.class);
  private final Map<Service, CountDownLatch> ready = new EnumMap<>(Service.class);
  private volatile boolean closing;

  private ManyProcesses(Home home, Ports ports, BiConsumer<Service, ProcessHandle> onStart) {
    this.home = home;
    this.ports = ports;
    this.onStart = onStart;
  }

  /// @param onStart told of every process, the replacements of dead ones too
  static ManyProcesses start(Home home, Ports ports, BiConsumer<Service, ProcessHandle> onStart) {
    var running = new ManyProcesses(home, ports, onStart);
    for (var service : Service.values()) {
      running.ready.put(service, new CountDownLatch(1));
      Thread.ofVirtual().name("supervise-" + service.id()).start(() -> running.supervise(service));
    }
    running.ready.forEach(running::await);
    return running;
  }

  private void await(Service service, CountDownLatch up) {
    try {
      if (!up.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        close();
        throw new CannotStart(service.id() + " did not start; its words are in " + log(service));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", stop);
    }
  }

  private void supervise(Service service) {
    while (!closing) {
      try {
        var process = spawn(service);
        copyOutput(service, process);
        var code = process.waitFor();
        if (!closing) {
          LOG.warn("{} ended with {} and is started again", service.id(), code);
          Thread.sleep(PAUSE);
        }
      } catch (IOException failure) {
        LOG.error("{} cannot be started", service.id(), failure);
        return;
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private synchronized Process spawn(Service service) throws IOException {
    var builder = new ProcessBuilder(command(service)).redirectErrorStream(true);
    builder.environment().put("LOYALNEST_HOME", home.path().toString());
    builder.environment().put("LOYALNEST_EDGE_PORT", Integer.toString(ports.edge()));
    builder.environment().put("LOYALNEST_SHOP_PORT", Integer.toString(ports.shop()));
    var process = builder.start();
    if (closing) {
      process.destroyForcibly();
    }
    processes.put(service, process);
    onStart.accept(service, process.toHandle());
    return process;
  }

  /// The JVM of this suite over again, with its options and class path but less memory.
  private static List<String> command(Service service) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (var option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!option.startsWith("-Xmx") && !option.startsWith("-Dloyalnest.log")) {
        command.add(option);
      }
    }
    command.add(MEMORY);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ServiceMain.class.getName());
    command.add(service.id());
    return command;
  }

  private void copyOutput(Service service, Process process) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        var log =
            Files.newBufferedWriter(
                log(service), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(ServiceMain.READY)) {
          Objects.requireNonNull(ready.get(service)).countDown();
        }
        log.write(line);
        log.newLine();
        log.flush();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path log(Service service) {
    return home.logs().resolve(service.id() + ".log");
  }

  @Override
  public synchronized ProcessHandle process(Service service) {
    return Objects.requireNonNull(processes.get(service)).toHandle();
  }

  @Override
  public void close() {
    closing = true;
    List<ProcessHandle> left;
    synchronized (this) {
      left = processes.values().stream().map(Process::toHandle).toList();
    }
    left.forEach(ProcessHandle::destroy);
    left.forEach(ProcessBook::awaitEnd);
  }
}
