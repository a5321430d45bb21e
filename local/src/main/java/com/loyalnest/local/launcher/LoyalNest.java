package com.loyalnest.local.launcher;

import java.util.Arrays;
import java.util.List;

/// The commands behind the script `loyalnest` that need more than a shell.
final class LoyalNest {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private LoyalNest() {}

  public static void main(String[] args) {
    System.exit(run(Arrays.asList(args)));
  }

  private static int run(List<String> args) {
    try {
      return command(args);
    } catch (CannotStart refusal) {
      System.err.println("loyalnest: " + refusal.getMessage());
      return FAILED;
    }
  }

  private static int command(List<String> args) {
    var home = Home.ofEnvironment();
    var options = args.subList(Math.min(1, args.size()), args.size());
    return switch (args.isEmpty() ? "" : args.getFirst()) {
      case "up" -> Up.run(home.made(), options);
      case "train" -> Up.train(home.made());
      case "down" -> Down.run(home);
      case "status" -> Status.run(home, options);
      default -> {
        System.err.println("loyalnest: no such command; `./loyalnest help` lists them");
        yield MISUSED;
      }
    };
  }
}
