package com.loyalnest.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways in which a URL may be made to lead back to us. A real listener stands on this machine at a
/// port that the settings allow: whatever gets through is counted there.
class HostileUrlsTest {
  private final NamesOfATest names = new NamesOfATest();
  private OutsideListener inside;
  private OutsideClient client;

  @BeforeEach
  void listen() throws IOException {
    inside = OutsideListener.saying("200 OK", "secret");
    var settings =
        new EgressSettings(
            false,
            Set.of(443, inside.port()),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            1024,
            1024);
    client = new OutsideClient(settings, names);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    inside.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Not https, or no URL at all.
        "",
        "https",
        "https:",
        "https://",
        "https:///x",
        "//shop.example:{port}/",
        "/hook",
        "hook",
        "http://shop.example:{port}/",
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "HTTP://localhost:{port}/",
        "ftp://shop.example/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:{port}/_x",
        "jar:https://shop.example!/x",
        "data:text/plain,x",
        "javascript:alert(1)",
        "ws://127.0.0.1:{port}/",
        "https:localhost:{port}",
        "https:/localhost:{port}/",
        "https:\\\\localhost:{port}\\",
        // This machine, spelled in every way.
        "https://localhost:{port}/",
        "https://LOCALHOST:{port}/",
        "https://localhost.:{port}/",
        "https://127.0.0.1:{port}/",
        "https://127.0.0.1.:{port}/",
        "https://127.1:{port}/",
        "https://127.0.1:{port}/",
        "https://0:{port}/",
        "https://0.0.0.0:{port}/",
        "https://2130706433:{port}/",
        "https://017700000001:{port}/",
        "https://0177.0.0.1:{port}/",
        "https://0x7f000001:{port}/",
        "https://0x7f.0.0.1:{port}/",
        "https://0x7f.1:{port}/",
        "https://127.0.0.0x1:{port}/",
        "https://4294967296:{port}/",
        "https://[::1]:{port}/",
        "https://[::]:{port}/",
        "https://[0:0:0:0:0:0:0:1]:{port}/",
        "https://[::ffff:127.0.0.1]:{port}/",
        "https://[::ffff:7f00:1]:{port}/",
        "https://[::127.0.0.1]:{port}/",
        "https://[64:ff9b::7f00:1]:{port}/",
        "https://[2002:7f00:1::]:{port}/",
        "https://[::1%25lo]:{port}/",
        "https://[fe80::1%25lo]/",
        "https://127%2e0%2e0%2e1:{port}/",
        "https://%6cocalhost:{port}/",
        // The neighborhood.
        "https://169.254.169.254/latest/meta-data/",
        "https://2852039166/",
        "https://0xa9fea9fe/",
        "https://10.0.0.1/",
        "https://192.168.0.1/",
        "https://172.16.0.1/",
        "https://100.100.100.200/",
        "https://[fd00:ec2::254]/",
        "https://8.8.8.8:{port}/",
        // One parser's host is another's user.
        "https://shop.example@127.0.0.1:{port}/",
        "https://user:word@shop.example:{port}/",
        "https://@shop.example:{port}/",
        "https://127.0.0.1:{port}\\@shop.example/",
        "https://shop.example#@127.0.0.1:{port}/",
        "https://shop.example:{port}/#x",
        "https://shop.example:443@127.0.0.1:{port}/",
        "https://127.0.0.1:{port}#.shop.example/",
        // Letters that look alike, and what is not a letter at all.
        "https://①②⑦.⓪.⓪.①:{port}/",
        "https://１２７.０.０.１:{port}/",
        "https://127。0。0。1:{port}/",
        "https://ⓛocalhost:{port}/",
        "https://shöp.example:{port}/",
        "https://shop.example\u0000/",
        " https://shop.example/",
        "https://shop.example/a b",
        "https://shop.example/\r\nHost: x",
        "https://shop\t.example/",
        "https://shop_.example:{port}/",
        "https://-shop.example/",
        "https://shop..example/",
        "https://shop.example.:{port}/",
        "https://internal/",
        // Ports where no web hook stands.
        "https://shop.example:22/",
        "https://shop.example:6379/",
        "https://shop.example:0/",
        "https://shop.example:-1/",
        "https://shop.example:65536/",
        "https://shop.example:99999999999/"
      })
  void noneOfThemIsCalled(String url) {
    names.name("shop.example", "127.0.0.1").name("localhost", "127.0.0.1");

    assertThat(post(url)).isInstanceOf(OutsideAnswer.Forbidden.class);

    assertThat(names.lookups).hasValue(0);
    assertThat(inside.connections).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.2",
        "0.0.0.0",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "10.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.168.1.1",
        "fd00:ec2::254",
        "fe80::1",
        "224.0.0.1",
        "255.255.255.255"
      })
  void aNameThatLeadsInsideIsNotFollowed(String address) {
    names.name("shop.example", address);

    assertThat(post("https://shop.example:{port}/hook"))
        .isInstanceOf(OutsideAnswer.Forbidden.class);

    assertThat(inside.connections).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8,127.0.0.1", "127.0.0.1,8.8.8.8", "2606:4700::1111,::1"})
  void oneAddressInsideSpoilsTheOthers(String addresses) {
    names.name("shop.example", addresses);

    assertThat(post("https://shop.example:{port}/hook"))
        .isInstanceOf(OutsideAnswer.Forbidden.class);

    assertThat(inside.connections).hasValue(0);
  }

  private OutsideAnswer post(String url) {
    var there = url.replace("{port}", String.valueOf(inside.port()));
    return client.post(new OutsideRequest(there, Map.of(), "{}"));
  }
}
