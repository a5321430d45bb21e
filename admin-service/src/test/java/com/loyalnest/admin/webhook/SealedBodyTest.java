package com.loyalnest.admin.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.admin.shop.Contact;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SealedBodyTest {
  private static final Contact JO = new Contact("7", "jo@example.com", "+1", "Jo", "D\u00f6", "de");

  @Test
  void aBodyComesOutAsItWentInWhateverItsBytes() {
    for (var size : new int[] {0, 1, 8192, 8193, 100_000}) {
      var body = new byte[size];
      new Random(size).nextBytes(body);

      assertThat(SealedBody.body(SealedBody.of(JO, body))).isEqualTo(body);
    }
    assertThat(SealedBody.body(SealedBody.of(JO, new byte[500_000]))).hasSize(500_000);
  }

  @Test
  void aContactComesOutAsItWentIn() {
    assertThat(SealedBody.contact(SealedBody.of(JO, new byte[0]))).isEqualTo(JO);
    assertThat(SealedBody.contact(SealedBody.of(Contact.NONE, new byte[0])))
        .isEqualTo(Contact.NONE);
  }

  @Test
  void aBodyThatWasCutIsNotTakenForAWholeOne() {
    assertThatThrownBy(() -> SealedBody.body("{\"body\":\"eJxLTEo\"}"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> SealedBody.body("{\"body\":\"AAAA\"}"))
        .isInstanceOf(IllegalStateException.class);
  }
}
