package com.loyalnest.local.launcher;

import java.util.Optional;

/// `down`: ends the suite of a folder, and whatever a killed one left there.
final class Down {
  private Down() {}

  static int run(Home home) {
    var book = ProcessBook.read(home);
    Optional<ProcessHandle> suite = book.get(ProcessBook.SUITE);
    suite.ifPresent(process -> {
      process.destroy();
      ProcessBook.awaitEnd(process);
    });
    ProcessBook.read(home).reap();
    System.out.println(suite.isPresent() ? "LoyalNest is down" : "LoyalNest was not running");
    return 0;
  }
}
