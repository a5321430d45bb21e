package com.loyalnest.platform.egress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.egress.OutsideAnswer.Answered;
import com.loyalnest.platform.egress.OutsideAnswer.Forbidden;
import com.loyalnest.platform.egress.OutsideAnswer.Unanswered;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OutsideClientTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\n";
  private final NamesOfATest names = new NamesOfATest().name("localhost", "127.0.0.1");

  @Test
  void whatIsAnsweredComesBackWhole() throws IOException {
    try (var shop = OutsideListener.saying("201 Created", "{\"code\":\"A\"}")) {
      var answer = post("http://localhost:" + shop.port() + "/hook?a=b", "{\"points\":5}");

      assertThat(answer).isEqualTo(new Answered(201, "{\"code\":\"A\"}"));
      assertThat(shop.received.getFirst())
          .startsWith("POST /hook?a=b HTTP/1.1\r\n")
          .contains("X-Test: yes")
          .contains("Host: localhost:" + shop.port());
    }
  }

  @Test
  void aRedirectIsAnAnswerAndNobodyFollowsIt() throws IOException {
    try (var inside = OutsideListener.saying("200 OK", "secret");
        var metadata =
            OutsideListener.saying("307 Away\r\nLocation: https://169.254.169.254/", "");
        var shop =
            OutsideListener.saying(
                "307 Away\r\nLocation: http://localhost:" + inside.port() + "/", "")) {
      assertThat(post("http://localhost:" + metadata.port() + "/", "{}"))
          .isEqualTo(new Answered(307, ""));
      assertThat(post("http://localhost:" + shop.port() + "/", "{}"))
          .isEqualTo(new Answered(307, ""));

      assertThat(inside.connections).hasValue(0);
      assertThat(names.lookups).hasValue(2);
    }
  }

  @Test
  void theConnectionGoesWhereTheOnlyLookUpSaid() throws IOException {
    names.name("shop.example", "127.0.0.1", "10.0.0.1");
    try (var shop = new OutsideListener(out -> {})) {
      var answer =
          client(shop.port()).post(request("https://shop.example:" + shop.port() + "/", "{}"));

      assertThat(answer).isInstanceOf(Unanswered.class);
      assertThat(names.lookups).hasValue(1);
      assertThat(shop.connections).hasValue(1);
      assertThat(shop.received.getFirst())
          .as("the name that the client's hello asks a certificate for")
          .contains("shop.example");
    }
  }

  @Test
  void aNameThatChangesItsMindIsLookedAtAnewWithEveryCall() throws IOException {
    names.name("shop.example", "127.0.0.1", "10.0.0.1");
    try (var shop = new OutsideListener(out -> {});
        var client = client(shop.port())) {
      var request = request("https://shop.example:" + shop.port() + "/", "{}");

      assertThat(client.post(request)).isInstanceOf(Unanswered.class);
      assertThat(client.post(request)).isInstanceOf(Forbidden.class);
      assertThat(shop.connections).hasValue(1);
    }
  }

  @Test
  void anEndlessBodyIsCutOff() throws IOException {
    try (var shop =
        new OutsideListener(out -> {
          out.write((HEAD + "\r\n").getBytes(ISO_8859_1));
          while (true) {
            out.write(new byte[8192]);
          }
        })) {
      assertThat(post("http://localhost:" + shop.port() + "/", "{}"))
          .isEqualTo(new Unanswered("the answer is too large"));
    }
  }

  @Test
  void endlessHeadersAreCutOff() throws IOException {
    try (var shop =
        new OutsideListener(out -> {
          out.write(HEAD.getBytes(ISO_8859_1));
          while (true) {
            out.write("X-More: more\r\n".getBytes(ISO_8859_1));
          }
        })) {
      assertThat(post("http://localhost:" + shop.port() + "/", "{}"))
          .isInstanceOf(Unanswered.class);
    }
  }

  @Test
  void whoDripsIsWaitedForNoLongerThanAnybody() throws IOException {
    try (var shop =
        new OutsideListener(out -> {
          out.write((HEAD + "Content-Length: 900\r\n\r\n").getBytes(ISO_8859_1));
          for (var n = 0; n < 900; n++) {
            out.write('x');
            out.flush();
            Thread.sleep(50);
          }
        })) {
      var began = System.nanoTime();

      assertThat(post("http://localhost:" + shop.port() + "/", "{}"))
          .isEqualTo(new Unanswered("no whole answer in time"));

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void whoSaysNothingOrNonsenseHasNotAnswered() throws IOException {
    try (var silent = new OutsideListener(out -> Thread.sleep(10_000));
        var hasty = new OutsideListener(out -> {});
        var odd = new OutsideListener(out -> out.write("what?\r\n\r\n".getBytes(ISO_8859_1)))) {
      for (var shop : List.of(silent, hasty, odd)) {
        assertThat(post("http://localhost:" + shop.port() + "/", "{}"))
            .isInstanceOf(Unanswered.class);
        assertThat(shop.connections).as("asked once").hasValue(1);
      }
    }
  }

  @Test
  void whatIsTooLargeIsNotSent() throws IOException {
    try (var shop = OutsideListener.saying("200 OK", "")) {
      assertThat(post("http://localhost:" + shop.port() + "/", "x".repeat(1025)))
          .isInstanceOf(Forbidden.class);
      assertThat(shop.connections).hasValue(0);
    }
  }

  @Test
  void noProxyOfTheEnvironmentIsAsked() throws IOException {
    try (var proxy = OutsideListener.saying("200 OK", "proxy");
        var shop = OutsideListener.saying("200 OK", "shop")) {
      System.setProperty("http.proxyHost", "127.0.0.1");
      System.setProperty("http.proxyPort", String.valueOf(proxy.port()));
      System.setProperty("http.nonProxyHosts", "");
      try {
        assertThat(post("http://localhost:" + shop.port() + "/", "{}"))
            .isEqualTo(new Answered(200, "shop"));
        assertThat(proxy.connections).hasValue(0);
      } finally {
        List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts")
            .forEach(System::clearProperty);
      }
    }
  }

  @Test
  void whatIsLoggedTellsNeitherRequestNorAnswer() {
    assertThat(request("https://shop.example/?key=canary", "canary").toString())
        .doesNotContain("canary");
    assertThat(new Answered(200, "canary").toString()).doesNotContain("canary");
  }

  private OutsideAnswer post(String url, String json) throws IOException {
    try (var client = client(443)) {
      return client.post(request(url, json));
    }
  }

  private static OutsideRequest request(String url, String json) {
    return new OutsideRequest(url, Map.of("X-Test", "yes"), json);
  }

  private OutsideClient client(int port) {
    var settings =
        new EgressSettings(
            true, Set.of(port), Duration.ofSeconds(1), Duration.ofSeconds(2), 1024, 1024);
    return new OutsideClient(settings, names);
  }
}
