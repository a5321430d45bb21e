package com.loyalnest.local.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.local.dev.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFilesTest {
  @TempDir Path folder = Path.of("");

  @Test
  void aLedgerOfNobodyIsSoundAndNeedsNoSuite() throws IOException {
    var lines =
        "{\"kind\":\"ledger\",\"format\":1,\"merchant_id\":\"m\",\"exported_at\":\"now\"}\n";
    var end = "{\"kind\":\"end\",\"lines\":1,\"sha256\":\"" + "0".repeat(64) + "\"}\n";
    assertThat(LedgerFiles.verify(file(lines + end))).isEqualTo(1);
    assertThat(LedgerFiles.verify(file(lines + end.replaceAll("[0-9a-f]{64}", sha256(lines)))))
        .isZero();
  }

  @Test
  void whatIsNoExportIsBrokenAndWhatIsNotThereIsSaid() throws IOException {
    assertThat(LedgerFiles.verify(file("hello\n"))).isEqualTo(1);
    assertThatThrownBy(() -> LedgerFiles.verify(folder.resolve("nothing")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cannot be read");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("export.jsonl"), text);
  }

  private static String sha256(String text) {
    try {
      var digest = java.security.MessageDigest.getInstance("SHA-256");
      return java.util.HexFormat.of()
          .formatHex(digest.digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
