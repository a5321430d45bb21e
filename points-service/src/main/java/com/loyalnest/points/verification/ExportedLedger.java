package com.loyalnest.points.verification;

import com.loyalnest.points.closing.ChainCheck;
import com.loyalnest.points.closing.DayClosing;
import com.loyalnest.points.closing.LedgerTransaction;
import com.loyalnest.points.closing.LedgerTransaction.Part;
import com.loyalnest.points.closing.TransactionLine;
import com.loyalnest.points.verification.VerificationResult.Count;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ledger that an export tells of, put together from nothing but its lines. It keeps sums by
/// account and lot, so that what the file says of them can be compared.
final class ExportedLedger {
  private final Findings findings;
  private final List<DayClosing> closings = new ArrayList<>();
  private final Map<String, AccountSums> accounts = new HashMap<>();
  private final Map<LotKey, LotSums> lots = new HashMap<>();
  private final Set<String> effects = new HashSet<>();
  private final Set<String> days = new HashSet<>();
  private String merchantId = "";
  private @Nullable ChainCheck chain;
  private long transactions;
  private long lotLines;

  ExportedLedger(Findings findings) {
    this.findings = findings;
  }

  private record LotKey(String customerId, String lotId) {}

  void take(ExportLine.Ledger ledger) {
    if (ledger.format() != ExportLine.FORMAT) {
      throw new IllegalArgumentException("is of format " + ledger.format() + ", not of 1");
    }
    merchantId = ledger.merchantId();
    findings.about(merchantId);
  }

  void take(ExportLine.Closing line) {
    once(days.add(line.day()), "day " + line.day());
    closings.add(line.closing(merchantId));
  }

  void take(ExportLine.Account account) {
    var sums = sums(account.customerId());
    once(sums.account == null, "account " + account.customerId());
    sums.account = account;
    findings.require(
        account.available() >= 0
            && account.pending() >= 0
            && account.debt() >= 0
            && (account.debt() == 0 || account.available() == 0),
        ExportCheck.SIZE,
        "account " + account.customerId(),
        "available %d, pending %d, debt %d"
            .formatted(account.available(), account.pending(), account.debt()));
  }

  void take(LedgerTransaction transaction, String text) {
    transactions++;
    chain()
        .add(
            new TransactionLine(
                transaction.transactionId(), transaction.time(), transaction.signedPoints(), text));
    var name = "transaction " + transaction.transactionId();
    once(effects.add(transaction.effectKey()), "effect " + transaction.effectKey());
    findings.require(
        Math.abs(transaction.direction()) == 1
            && transaction.points() > 0
            && transaction.debtPoints() >= 0
            && transaction.debtPoints() <= transaction.points(),
        ExportCheck.SIZE,
        name,
        "%d points, %d of debt".formatted(transaction.points(), transaction.debtPoints()));
    var lines = transaction.lines();
    findings.require(
        lines == null || sum(lines.values()) == transaction.points(),
        ExportCheck.LINES,
        name,
        "%d points, lines %s".formatted(transaction.points(), lines));
    parts(transaction, name);
    sums(transaction.customerId()).add(transaction);
    if (opensLot(transaction)) {
      var lot = lot(transaction.customerId(), transaction.transactionId());
      once(lot.credit == 0, name);
      lot.credit = transaction.points();
    }
  }

  private void parts(LedgerTransaction transaction, String name) {
    var taken = 0L;
    for (var part : transaction.parts(true)) {
      taken += part.points();
      lot(transaction.customerId(), part.lotId()).taken += positive(part, name);
    }
    var returned = 0L;
    for (var part : transaction.parts(false)) {
      returned += part.points();
      lot(transaction.customerId(), part.lotId()).returned += positive(part, name);
    }
    var wanted =
        transaction.direction() == 1
            ? transaction.debtPoints()
            : transaction.points() - transaction.debtPoints();
    var restored = isRestoring(transaction) ? transaction.points() : 0;
    findings.require(
        taken == wanted && returned == restored,
        ExportCheck.PARTS,
        name,
        "%d points, %d of debt, %d taken, %d returned"
            .formatted(transaction.points(), transaction.debtPoints(), taken, returned));
  }

  private int positive(Part part, String name) {
    findings.require(
        part.points() > 0, ExportCheck.SIZE, name, part.points() + " of lot " + part.lotId());
    return part.points();
  }

  /// Back into the lots it came from; what expired comes back as a lot of its own.
  private static boolean isRestoring(LedgerTransaction transaction) {
    return transaction.type().equals("restore") && !transaction.source().equals("expiry");
  }

  private static boolean opensLot(LedgerTransaction transaction) {
    return transaction.direction() == 1 && !isRestoring(transaction);
  }

  void take(ExportLine.Lot line) {
    lotLines++;
    var lot = lot(line.customerId(), line.lotId());
    once(lot.line == null, "lot " + line.lotId());
    lot.line = line;
    findings.require(
        line.points() > 0
            && line.remaining() >= 0
            && line.remaining() <= line.points()
            && line.expired() >= 0,
        ExportCheck.SIZE,
        "lot " + line.lotId(),
        "%d of %d, %d expired".formatted(line.remaining(), line.points(), line.expired()));
    sums(line.customerId()).add(line);
  }

  void take(ExportLine.Release release) {
    var lot = lot(release.customerId(), release.lotId());
    once(!lot.released, "release of lot " + release.lotId());
    lot.released = true;
    lot.debtPaid = release.debtPoints();
    var line = lot.line;
    findings.require(
        line != null
            && !line.pending()
            && release.points() > 0
            && release.points() <= line.points()
            && release.debtPoints() >= 0
            && release.debtPoints() <= release.points(),
        ExportCheck.RELEASED,
        "release of lot " + release.lotId(),
        "%d points, %d of debt".formatted(release.points(), release.debtPoints()));
  }

  /// After the last line.
  void compare() {
    chain()
        .broken()
        .ifPresent(broken ->
            findings.broken(ExportCheck.CLOSED, "day " + broken.closing().day(), broken.detail()));
    lots.forEach((key, lot) -> lot.compare(key.lotId(), findings));
    accounts.forEach((customerId, sums) -> sums.compare(customerId, findings));
    var unaccounted = accounts.values().stream().mapToLong(AccountSums::earnedElsewhere).sum();
    findings.require(
        unaccounted == 0,
        ExportCheck.EARNED,
        "all accounts",
        "transactions earned %d more than accounts say".formatted(unaccounted));
  }

  List<Count> extent() {
    return List.of(
        new Count("closed days", closings.size()),
        new Count("accounts", accounts.size()),
        new Count("transactions", transactions),
        new Count("lots", lotLines));
  }

  /// All closings come before the first transaction.
  private ChainCheck chain() {
    if (chain == null) {
      chain = new ChainCheck(closings);
    }
    return chain;
  }

  private AccountSums sums(String customerId) {
    return accounts.computeIfAbsent(customerId, first -> new AccountSums());
  }

  private LotSums lot(String customerId, String lotId) {
    return lots.computeIfAbsent(new LotKey(customerId, lotId), first -> new LotSums());
  }

  private void once(boolean first, String subject) {
    findings.require(first, ExportCheck.ONCE, subject, "is there twice");
  }

  private static long sum(Iterable<Integer> numbers) {
    var sum = 0L;
    for (var number : numbers) {
      sum += number;
    }
    return sum;
  }
}
