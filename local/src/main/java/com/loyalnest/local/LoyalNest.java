package com.loyalnest.local;

import com.loyalnest.local.bench.BackFillBench;
import com.loyalnest.local.bench.BalanceBench;
import com.loyalnest.local.bench.EarnBench;
import com.loyalnest.local.bench.ExpiryBench;
import com.loyalnest.local.bench.HistoryBench;
import com.loyalnest.local.bench.RaceBench;
import com.loyalnest.local.bench.RedeemBench;
import com.loyalnest.local.bench.RefuseBench;
import com.loyalnest.local.check.AdminsCommand;
import com.loyalnest.local.check.DeadLettersCommand;
import com.loyalnest.local.check.KeysCommand;
import com.loyalnest.local.check.LedgerFiles;
import com.loyalnest.local.check.VerifyLedger;
import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import com.loyalnest.local.launcher.SuiteCommands;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The commands behind the script `loyalnest` that need more than a shell.
final class LoyalNest {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final List<String> BENCHES =
      List.of("earn", "redeem", "race", "balance", "expiry", "history", "backfill", "refuse");

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
    var options = args.subList(Math.min(1, args.size()), args.size());
    return switch (args.isEmpty() ? "" : args.getFirst()) {
      case "up" -> SuiteCommands.up(options);
      case "train" -> SuiteCommands.train();
      case "down" -> SuiteCommands.down();
      case "status" -> SuiteCommands.status(options);
      case "verify-ledger" -> VerifyLedger.run(DevSuite.read(SuiteCommands.devFile()));
      case "export-ledger" -> exportLedger(options);
      case "verify-export" -> verifyExport(options);
      case "dead-letters" -> deadLetters(options);
      case "keys" -> keys(options);
      case "admins" -> admins(options);
      case "bench" -> bench(options);
      default -> misused("no such command; `./loyalnest help` lists them");
    };
  }

  private static int exportLedger(List<String> options) {
    if (options.isEmpty() || options.size() > 2) {
      return misused("./loyalnest export-ledger [MERCHANT] FILE");
    }
    var merchantId = options.size() == 2 ? options.getFirst() : "";
    return LedgerFiles.export(
        DevSuite.read(SuiteCommands.devFile()), merchantId, Path.of(options.getLast()));
  }

  private static int verifyExport(List<String> options) {
    return options.size() == 1
        ? LedgerFiles.verify(Path.of(options.getFirst()))
        : misused("./loyalnest verify-export FILE");
  }

  private static int deadLetters(List<String> options) {
    var suite = DevSuite.read(SuiteCommands.devFile());
    return new DeadLettersCommand(suite, SuiteCommands.serviceKey())
        .run(options.contains("replay"));
  }

  private static int keys(List<String> options) {
    if (options.equals(List.of("rotate"))) {
      SuiteCommands.addKeys();
      System.out.println(
          "a data key and an index key are made; the suite takes them up when it is started next."
              + " Then `./loyalnest keys status`");
      return 0;
    }
    return options.equals(List.of("status"))
        ? new KeysCommand(DevSuite.read(SuiteCommands.devFile()), SuiteCommands.serviceKey()).run()
        : misused("./loyalnest keys rotate|status");
  }

  private static int admins(List<String> options) {
    return options.size() == 3 && options.getFirst().equals("invite")
        ? new AdminsCommand(DevSuite.read(SuiteCommands.devFile()), SuiteCommands.serviceKey())
            .invite(options.get(1), options.get(2))
        : misused("./loyalnest admins invite EMAIL support|operator|owner");
  }

  private static int bench(List<String> options) {
    var what = options.isEmpty() ? "" : options.getFirst();
    if (!BENCHES.contains(what)) {
      return misused("./loyalnest bench " + String.join("|", BENCHES));
    }
    var suite = DevSuite.read(SuiteCommands.devFile());
    var processes = SuiteCommands.processes();
    var rest = options.subList(1, options.size());
    return switch (what) {
      case "earn" -> EarnBench.run(suite, processes, rest);
      case "redeem" -> RedeemBench.run(suite, processes, rest);
      case "balance" -> BalanceBench.run(suite, processes, rest);
      case "history" -> HistoryBench.run(suite, rest);
      case "expiry" -> ExpiryBench.run(suite, rest);
      case "backfill" -> BackFillBench.run(suite, rest);
      case "refuse" -> RefuseBench.run(suite, processes, rest);
      default -> RaceBench.run(suite, processes, rest);
    };
  }

  private static int misused(String line) {
    System.err.println("loyalnest: " + line);
    return MISUSED;
  }
}
