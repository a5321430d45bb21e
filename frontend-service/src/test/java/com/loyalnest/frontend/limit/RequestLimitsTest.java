package com.loyalnest.frontend.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.frontend.support.Edge;
import com.loyalnest.frontend.support.EdgeTest;
import com.loyalnest.platform.identity.StaffRole;
import com.loyalnest.platform.testing.TestCallers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// A door that lets nobody ask much.
@EdgeTest
@TestPropertySource(
    properties = {
      "loyalnest.limit.merchant.per-second=1",
      "loyalnest.limit.merchant.at-once=30",
      "loyalnest.limit.customer.per-second=1",
      "loyalnest.limit.customer.at-once=10",
      "loyalnest.limit.address.per-second=1",
      "loyalnest.limit.address.at-once=40"
    })
class RequestLimitsTest {
  private static final String REWARDS = "/v1/api/points/transactions?limit=5&customer_id=";
  private static final int MANY = 60;

  private final Edge edge;

  RequestLimitsTest(Edge edge) {
    this.edge = edge;
  }

  @Test
  void aShopperWhoAsksTooMuchWaitsAndNobodyElseDoes() {
    var greedy = ask(Edge.shopper("m-limits", "1"), REWARDS + "1");

    assertThat(admitted(greedy)).isBetween(10, 15);
    assertThat(greedy.getLast().status()).isEqualTo(429);
    assertThat(greedy.getLast().errorCode()).isEqualTo("RATE_LIMITED");
    assertThat(Integer.parseInt(greedy.getLast().header("Retry-After"))).isPositive();
    assertThat(edge.getAs(Edge.shopper("m-limits", "2"), REWARDS + "2").status()).isEqualTo(200);
    assertThat(edge.getAs(Edge.shopper("m-limits-2", "1"), REWARDS + "1").status()).isEqualTo(200);
    assertThat(edge.getAs(Edge.merchant("m-limits"), REWARDS + "1").status()).isEqualTo(200);
  }

  @Test
  void allStaffOfAMerchantTogetherAreOneCaller() {
    var one = ask(TestCallers.staffToken("m-together", "1", StaffRole.OWNER), REWARDS + "1");
    var other = ask(TestCallers.staffToken("m-together", "2", StaffRole.VIEWER), REWARDS + "1");

    assertThat(admitted(one)).isBetween(30, 35);
    assertThat(admitted(other)).isLessThan(5);
    assertThat(edge.getAs(Edge.merchant("m-apart"), REWARDS + "1").status()).isEqualTo(200);
  }

  @Test
  void whoGuessesCredentialsIsSentAwayAndWhoHasThemIsNot() {
    var guesses =
        IntStream.range(0, MANY).mapToObj(n -> edge.getAs("guess-" + n, REWARDS + "1")).toList();

    assertThat(guesses.getFirst().status()).isEqualTo(401);
    assertThat(guesses.getLast().status()).isEqualTo(429);
    assertThat(edge.get(REWARDS + "1").status()).isEqualTo(429);
    assertThat(edge.getAs(Edge.merchant("m-known"), REWARDS + "1").status()).isEqualTo(200);
  }

  private List<Edge.Reply> ask(String token, String path) {
    return IntStream.range(0, MANY).mapToObj(n -> edge.getAs(token, path)).toList();
  }

  private static int admitted(List<Edge.Reply> replies) {
    return (int) replies.stream().filter(reply -> reply.status() == 200).count();
  }
}
