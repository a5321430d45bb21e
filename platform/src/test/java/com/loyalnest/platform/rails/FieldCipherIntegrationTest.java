package com.loyalnest.platform.rails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.platform.crypto.CryptoSettings;
import com.loyalnest.platform.crypto.DataKeys;
import com.loyalnest.platform.crypto.FieldCipher;
import com.loyalnest.platform.crypto.FieldCipher.Field;
import com.loyalnest.platform.crypto.FieldCipher.SealedField;
import com.loyalnest.platform.crypto.Place;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.platform.testing.TestEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(classes = RailsApplication.class, properties = "spring.config.name=rails")
@ServiceTest
class FieldCipherIntegrationTest {
  private static final Place PLACE = new Place("contacts", "email", "m-1", "row-1");

  @Autowired FieldCipher cipher;
  @Autowired JdbcTemplate jdbc;

  @Test
  void whatWasSealedOpensAtItsPlace() {
    var fields = List.of(new Field(PLACE, "ana@example.com"), new Field(at("row-2"), "Ñandú 漢字"));

    var sealed = cipher.seal(fields);

    assertThat(
            cipher.open(
                List.of(
                    new SealedField(PLACE, sealed.get(0)),
                    new SealedField(at("row-2"), sealed.get(1)))))
        .containsExactly("ana@example.com", "Ñandú 漢字");
    assertThat(new String(sealed.get(0), StandardCharsets.ISO_8859_1)).doesNotContain("ana");
  }

  @Test
  void theSameTextIsNeverSealedTheSameWay() {
    assertThat(cipher.seal(PLACE, "x")).isNotEqualTo(cipher.seal(PLACE, "x"));
  }

  @Test
  void aCiphertextMovedToAnotherRowMerchantOrColumnDoesNotOpen() {
    var sealed = cipher.seal(PLACE, "ana@example.com");

    for (var elsewhere :
        List.of(
            at("row-2"),
            new Place("contacts", "email", "m-2", "row-1"),
            new Place("contacts", "phone", "m-1", "row-1"),
            new Place("others", "email", "m-1", "row-1"))) {
      assertThatThrownBy(() -> cipher.open(elsewhere, sealed))
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void oldValuesOpenAfterTheKeyHasChanged() {
    var other =
        Base64.getEncoder()
            .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    var keys = Map.of("t1", TestEnvironment.KEY, "t2", other);
    var rotated = new FieldCipher(jdbc, new DataKeys(new CryptoSettings("t2", keys, List.of(), 0)));

    assertThat(rotated.open(PLACE, cipher.seal(PLACE, "kept"))).isEqualTo("kept");
    var fresh = rotated.seal(PLACE, "new");
    assertThatThrownBy(() -> cipher.open(PLACE, fresh)).hasMessageContaining("no data key t2");
  }

  @Test
  void keysThatAreNoKeysAreRefusedAtTheStart() {
    var key = Base64.getEncoder().encodeToString(new byte[16]);
    assertThatThrownBy(() -> new DataKeys(new CryptoSettings("k", Map.of("k", key), List.of(), 0)))
        .hasMessageContaining("must be 32 bytes");
    assertThatThrownBy(() ->
            new DataKeys(new CryptoSettings("z", Map.of("k", TestEnvironment.KEY), List.of(), 0)))
        .hasMessageContaining("has no key z");
  }

  @Test
  void nothingPrintsAKeyOrAText() {
    assertThat(
            new CryptoSettings("t1", Map.of("t1", "secret-key"), List.of("secret-key"), 0)
                .toString())
        .doesNotContain("secret");
    assertThat(new Field(PLACE, "ana@example.com").toString()).doesNotContain("ana");
  }

  @Test
  void emptyBatchesAskNobody() {
    assertThat(cipher.seal(List.of())).isEmpty();
    assertThat(cipher.open(List.of())).isEmpty();
  }

  private static Place at(String row) {
    return new Place("contacts", "email", "m-1", row);
  }
}
