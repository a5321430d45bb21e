package com.loyalnest.local.launcher;

import java.nio.file.Path;
import java.util.List;

/// The commands that start, end and look at a suite, each in the folder that the environment names.
public final class SuiteCommands {
  private SuiteCommands() {}

  public static int up(List<String> options) {
    return Up.run(Home.ofEnvironment().made(), options);
  }

  public static int train() {
    return Up.train(Home.ofEnvironment().made());
  }

  public static int down() {
    return Down.run(Home.ofEnvironment());
  }

  public static int status(List<String> options) {
    return Status.run(Home.ofEnvironment(), options);
  }

  /// Where a running suite describes itself.
  public static Path devFile() {
    return Home.ofEnvironment().devFile();
  }

  /// With which tools of this machine prove to a service that they may ask it; Base64.
  public static String serviceKey() {
    return new Secrets(Home.ofEnvironment()).key("service");
  }

  /// Makes a new data key and a new index key, which the suite takes up when it is started next.
  public static void addKeys() {
    addKeys(Home.ofEnvironment());
  }

  /// The same of the suite in a folder.
  public static void addKeys(Home home) {
    new Secrets(home).addKeys();
  }

  /// The processes of the suite that runs in the folder, the servers too.
  public static List<ProcessHandle> processes() {
    return List.copyOf(ProcessBook.read(Home.ofEnvironment()).all().values());
  }
}
