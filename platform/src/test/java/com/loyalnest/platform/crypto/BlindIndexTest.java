package com.loyalnest.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.platform.testing.TestEnvironment;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlindIndexTest {
  private static final BlindIndex FIRST = TestKeys.index(0);
  private static final BlindIndex SECOND = TestKeys.index(1);
  private static final BlindIndex THIRD = TestKeys.index(2);

  @Test
  void equalValuesOfOneMerchantAndPurposeHaveEqualIndexes() {
    assertThat(FIRST.of("email", "m-1", "a")).isEqualTo(FIRST.of("email", "m-1", "a"));
    assertThat(FIRST.of("email", "m-1", "a"))
        .isNotEqualTo(FIRST.of("email", "m-2", "a"))
        .isNotEqualTo(FIRST.of("phone", "m-1", "a"));
  }

  @Test
  void anIndexIsCarriedOverWithoutTheValue() {
    var first = FIRST.of("email", "m-1", "a");
    var second = SECOND.of("email", "m-1", "a");

    assertThat(SECOND.raised(first)).isEqualTo(second);
    assertThat(THIRD.raised(first))
        .isEqualTo(THIRD.raised(second))
        .isEqualTo(THIRD.of("email", "m-1", "a"));
    assertThat(THIRD.raised(THIRD.of("email", "m-1", "a")))
        .isEqualTo(THIRD.of("email", "m-1", "a"));
  }

  @Test
  void whatAnyKeyMadeIsFound() {
    var written =
        List.of(
            FIRST.of("email", "m-1", "a"),
            SECOND.of("email", "m-1", "a"),
            THIRD.of("email", "m-1", "a"));

    assertThat(FIRST.all("email", "m-1", "a")).isDeepEqualTo(written.toArray(byte[][]::new));
    assertThat(written).allMatch(FIRST.isOf("email", "m-1", "a"));
    assertThat(written).noneMatch(FIRST.isOf("email", "m-1", "b"));
  }

  @Test
  void whatALaterKeyMadeIsNotDue() {
    assertThat(SECOND.isEarlier(FIRST.of("email", "m-1", "a"))).isTrue();
    assertThat(SECOND.isEarlier(SECOND.of("email", "m-1", "a"))).isFalse();
    assertThat(SECOND.isEarlier(THIRD.of("email", "m-1", "a"))).isFalse();
  }

  @Test
  void whatIsNoIndexIsRefused() {
    assertThatThrownBy(() -> SECOND.raised(new byte[7])).hasMessageContaining("no index");
  }

  @Test
  void keysThatAreNoKeysAreRefusedAtTheStart() {
    var key = TestEnvironment.KEY;

    assertThatThrownBy(() -> with(List.of("c2hvcnQ="), 0)).hasMessageContaining("32 bytes");
    assertThatThrownBy(() -> with(List.of(), 0)).hasMessageContaining("has no key 0");
    assertThatThrownBy(() -> with(List.of(key), 1)).hasMessageContaining("has no key 1");
    assertThatThrownBy(() -> with(Collections.nCopies(257, key), 0))
        .hasMessageContaining("at most 256");
  }

  private static BlindIndex with(List<String> keys, int current) {
    return new BlindIndex(new CryptoSettings("t1", Map.of(), keys, current));
  }
}
