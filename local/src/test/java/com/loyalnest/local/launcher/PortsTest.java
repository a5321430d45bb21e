package com.loyalnest.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.local.dev.CannotStart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
  @TempDir Path folder;
  private Home home = new Home(Path.of("."));

  @BeforeEach
  void makeHome() {
    home = new Home(folder.resolve("home")).made();
  }

  @Test
  void edgeAndShopHaveTheirWellKnownPortsUnlessChosenOtherwise() {
    assertThat(new Ports(home, Map.of()).edge()).isEqualTo(8080);
    assertThat(new Ports(home, Map.of()).shop()).isEqualTo(8090);
    assertThat(new Ports(home, Map.of("LOYALNEST_EDGE_PORT", "9000")).edge()).isEqualTo(9000);
  }

  @Test
  void portsOnceChosenStay() {
    var first = new Ports(home, Map.of());
    var postgres = first.postgres();
    var points = first.grpc(Service.POINTS);

    var second = new Ports(home, Map.of());

    assertThat(second.postgres()).isEqualTo(postgres);
    assertThat(second.grpc(Service.POINTS)).isEqualTo(points);
    assertThat(second.management(Service.POINTS)).isNotEqualTo(points);
  }

  @Test
  void noTwoServicesGetTheSamePort() {
    var repeatsItself =
        new RandomGenerator() {
          private int calls;

          @Override
          public long nextLong() {
            return 0;
          }

          @Override
          public int nextInt(int bound) {
            return calls++ / 3;
          }
        };
    var ports = new Ports(home, Map.of(), repeatsItself);

    assertThat(ports.management(Service.AUTH)).isNotEqualTo(ports.management(Service.POINTS));
  }

  @Test
  void zeroAsksForAnyFreePort() {
    var ports = new Ports(home, Map.of("LOYALNEST_SHOP_PORT", "0"));

    assertThat(ports.shop()).isPositive().isEqualTo(ports.shop());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "70000", "http", "80.5", "999999"})
  void refusesWhatIsNoPort(String text) {
    var ports = new Ports(home, Map.of("LOYALNEST_EDGE_PORT", text));

    assertThatThrownBy(ports::edge)
        .isInstanceOf(CannotStart.class)
        .hasMessage("LOYALNEST_EDGE_PORT is no port: " + text);
  }

  @Test
  void saysWhichPortIsTakenAndHowToChooseAnother() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var taken = Integer.toString(other.getLocalPort());
      var ports = new Ports(home, Map.of("LOYALNEST_EDGE_PORT", taken));

      assertThatThrownBy(ports::claim)
          .isInstanceOf(CannotStart.class)
          .hasMessage("port " + taken + " is taken; choose another with LOYALNEST_EDGE_PORT");
    }
  }

  @Test
  void movesAwayFromAPortThatNobodyAskedFor() throws Exception {
    var ports = new Ports(home, Map.of("LOYALNEST_EDGE_PORT", "0", "LOYALNEST_SHOP_PORT", "0"));
    var before = ports.postgres();
    try (var other = new ServerSocket(before, 1, InetAddress.getLoopbackAddress())) {
      ports.claim();

      assertThat(ports.postgres()).isNotEqualTo(other.getLocalPort());
    }
  }
}
