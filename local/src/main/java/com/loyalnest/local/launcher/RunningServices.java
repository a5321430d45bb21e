package com.loyalnest.local.launcher;

/// The services of a suite, in one JVM or in several.
interface RunningServices extends AutoCloseable {
  /// The process in which the service runs now.
  ProcessHandle process(Service service);

  @Override
  void close();
}
