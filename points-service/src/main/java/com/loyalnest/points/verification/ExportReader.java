package com.loyalnest.points.verification;

import com.loyalnest.points.closing.LedgerTransaction;
import com.loyalnest.points.closing.OneForm;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads an export line by line and insists on its form: UTF-8, every line of a known kind in its
/// one form and in its place, and at the end a line that says how many there were and what they
/// hash to.
final class ExportReader {
  private static final String BEFORE_KIND = "{\"kind\":\"";
  private static final List<String> PLACES =
      List.of(
          ExportLine.Ledger.KIND,
          ExportLine.Closing.KIND,
          ExportLine.Account.KIND,
          LedgerTransaction.KIND,
          ExportLine.Lot.KIND,
          ExportLine.Release.KIND,
          ExportLine.End.KIND);
  private static final int FIRST = 0;
  private static final int LAST = PLACES.size() - 1;

  private final InputStream in;
  private final ExportedLedger ledger;
  private long number;
  private int place = -1;

  ExportReader(InputStream in, ExportedLedger ledger) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.ledger = ledger;
  }

  /// The file is not an export, or not all of one.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    private final String detail;

    Malformed(String detail) {
      super(detail);
      this.detail = detail;
    }

    String detail() {
      return detail;
    }
  }

  void read() throws IOException, Malformed {
    var digest = HashedLines.sha256();
    for (var bytes = line(); bytes != null; bytes = line()) {
      number++;
      var text = text(bytes);
      if (accept(text)) {
        checkEnd(text, HexFormat.of().formatHex(digest.digest()));
        return;
      }
      digest.update(bytes);
      digest.update((byte) '\n');
    }
    throw new Malformed("the file ends after line " + number + ", without its last line");
  }

  private void checkEnd(String text, String sha256) throws IOException, Malformed {
    var end = OneForm.read(text, ExportLine.End.class);
    if (end.lines() != number - 1) {
      throw new Malformed("of %d lines there are %d".formatted(end.lines(), number - 1));
    }
    if (!end.sha256().equals(sha256)) {
      throw new Malformed("the lines hash to %s instead of %s".formatted(sha256, end.sha256()));
    }
    if (in.read() >= 0) {
      throw new Malformed("something follows the last line");
    }
  }

  /// @return whether this was the last line
  private boolean accept(String text) throws Malformed {
    try {
      var kind = kind(text);
      var next = PLACES.indexOf(kind);
      if (next < place || (next == FIRST) != (number == 1) || (next == FIRST && place == FIRST)) {
        throw new Malformed("line %d: %s is out of place".formatted(number, kind));
      }
      place = next;
      if (next == LAST) {
        OneForm.read(text, ExportLine.End.class);
        return true;
      }
      take(kind, text);
      return false;
    } catch (IllegalArgumentException | DateTimeParseException wrong) {
      throw new Malformed("line %d: %s".formatted(number, wrong.getMessage()));
    }
  }

  private void take(String kind, String text) {
    switch (kind) {
      case ExportLine.Ledger.KIND -> ledger.take(OneForm.read(text, ExportLine.Ledger.class));
      case ExportLine.Closing.KIND -> ledger.take(OneForm.read(text, ExportLine.Closing.class));
      case ExportLine.Account.KIND -> ledger.take(OneForm.read(text, ExportLine.Account.class));
      case LedgerTransaction.KIND -> ledger.take(OneForm.read(text, LedgerTransaction.class), text);
      case ExportLine.Lot.KIND -> ledger.take(OneForm.read(text, ExportLine.Lot.class));
      default -> ledger.take(OneForm.read(text, ExportLine.Release.class));
    }
  }

  private static String kind(String text) {
    var end = text.indexOf('"', BEFORE_KIND.length());
    if (!text.startsWith(BEFORE_KIND) || end < 0) {
      throw new IllegalArgumentException("has no kind");
    }
    var kind = text.substring(BEFORE_KIND.length(), end);
    if (!PLACES.contains(kind)) {
      throw new IllegalArgumentException("is of no known kind");
    }
    return kind;
  }

  /// @return without its line feed; absent at the end of the file
  private byte @Nullable [] line() throws IOException, Malformed {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        if (line.size() > 0) {
          throw new Malformed("the file ends within line " + (number + 1));
        }
        return null;
      }
      line.write(next);
    }
    return line.toByteArray();
  }

  private String text(byte[] line) throws Malformed {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(line))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw new Malformed("line " + number + ": is not UTF-8");
    }
  }
}
