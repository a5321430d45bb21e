package com.loyalnest.local.bench;

import com.loyalnest.local.dev.CannotStart;
import java.util.List;

/// @param rounds of floor, orders, orders, floor
/// @param orders per turn
/// @param seconds of the floor per turn, and of the latency run
/// @param rate orders per second in the latency run
/// @param connections to the door in the throughput turns; calls at once in turns of redemptions
/// @param redemptions per turn
/// @param reads of balances per second
/// @param lots that are due at once
/// @param rows of the large ledger
record BenchSettings(
    int rounds,
    int orders,
    int seconds,
    int rate,
    int connections,
    int redemptions,
    int reads,
    int lots,
    int rows) {

  static BenchSettings of(List<String> options) {
    return of(options, 5);
  }

  static BenchSettings of(List<String> options, int usualRounds) {
    return new BenchSettings(
        number(options, "--rounds", usualRounds),
        number(options, "--orders", 10_000),
        number(options, "--seconds", 10),
        number(options, "--rate", 100),
        number(options, "--connections", 64),
        number(options, "--redemptions", 20_000),
        number(options, "--reads", 500),
        number(options, "--lots", 1_000_000),
        number(options, "--rows", 10_000_000));
  }

  private static int number(List<String> options, String name, int otherwise) {
    var at = options.indexOf(name);
    if (at < 0) {
      return otherwise;
    }
    if (at + 1 == options.size() || !options.get(at + 1).matches("[1-9][0-9]{0,7}")) {
      throw new CannotStart(name + " takes a number");
    }
    return Integer.parseInt(options.get(at + 1));
  }
}
