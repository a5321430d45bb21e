package com.loyalnest.local.launcher;

import java.nio.file.Path;

/// Stands in for a suite that is killed: guards one child and then sleeps.
final class GuardedProgram {
  private GuardedProgram() {}

  public static void main(String[] args) throws InterruptedException {
    Guard.start(Path.of(args[0])).add(Long.parseLong(args[1]));
    System.out.println("guarded");
    Thread.sleep(Long.MAX_VALUE);
  }
}
