package com.loyalnest.frontend.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.AccountState;
import com.loyalnest.events.v1.CustomersMerged;
import com.loyalnest.events.v1.CustomersUnmerged;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.PointsEarned;
import com.loyalnest.events.v1.PointsRedeemed;
import com.loyalnest.events.v1.PointsRestored;
import com.loyalnest.events.v1.PointsReversed;
import com.loyalnest.frontend.support.Edge;
import com.loyalnest.frontend.support.EdgeTest;
import com.loyalnest.frontend.support.PointsPeer;
import com.loyalnest.platform.testing.EventFeed;
import com.loyalnest.points.v1.GetBalanceResponse;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@EdgeTest
class BalanceChangesTest {
  private static final String OURS = "01980000-0000-7000-8000-0000000000ff";

  private final BalanceChanges reader;
  private final EventFeed feed;
  private final Edge edge;
  private final PointsPeer points;

  BalanceChangesTest(BalanceChanges reader, EventFeed feed, Edge edge, PointsPeer points) {
    this.reader = reader;
    this.feed = feed;
    this.edge = edge;
    this.points = points;
  }

  @Test
  void answersTheSecondLookWithoutAskingPointsAndFollowsTheEvents() {
    var merchant = "merchant-looks";
    points.account(merchant, "9", balance(100, 1));
    assertThat(look(merchant, "9")).isEqualTo(100);
    assertThat(look(merchant, "9")).isEqualTo(100);
    assertThat(look(merchant, "gid://shopify/Customer/9")).isEqualTo(100);
    assertThat(points.timesAsked(merchant)).isEqualTo(1);

    feed.deliver(reader, List.of(earned(merchant, 150, 2)));
    assertThat(look(merchant, "9")).isEqualTo(150);
    feed.deliver(reader, List.of(reversed(merchant, 120, 3)));
    assertThat(look(merchant, "9")).isEqualTo(120);
    feed.deliver(reader, List.of(redeemed(merchant, 20, 4)));
    assertThat(look(merchant, "9")).isEqualTo(20);
    feed.deliver(reader, List.of(restored(merchant, 120, 5)));
    assertThat(look(merchant, "9")).isEqualTo(120);
    assertThat(points.timesAsked(merchant)).isEqualTo(1);
  }

  @Test
  void endsTheSameForAnyOrderAndRepetitionOfTheEvents() {
    var merchant = "merchant-shuffled";
    points.account(merchant, "9", balance(0, 1));
    look(merchant, "9");
    var events =
        new java.util.ArrayList<>(
            IntStream.rangeClosed(2, 50)
                .mapToObj(version -> earned(merchant, version * 10, version))
                .toList());
    Collections.shuffle(events, new java.util.Random(7));

    feed.deliver(reader, events);
    feed.deliver(reader, events.reversed());

    assertThat(look(merchant, "9")).isEqualTo(500);
  }

  @Test
  void takesTheBalancesOfBothAccountsFromAMergeAndItsUndoing() {
    var merchant = "merchant-merges";
    points.account(merchant, "9", balance(100, 1));
    look(merchant, "9");

    feed.deliver(
        reader,
        List.of(
            event(merchant)
                .setCustomersMerged(
                    CustomersMerged.newBuilder()
                        .setCustomerId("other")
                        .setAccount(state(150, 2))
                        .setMergedCustomerId(OURS)
                        .setMergedAccount(state(0, 2)))
                .build()));
    assertThat(look(merchant, "9")).isZero();
    feed.deliver(
        reader,
        List.of(
            event(merchant)
                .setCustomersUnmerged(
                    CustomersUnmerged.newBuilder()
                        .setCustomerId("other")
                        .setAccount(state(60, 3))
                        .setMergedCustomerId(OURS)
                        .setMergedAccount(state(90, 3)))
                .build()));
    assertThat(look(merchant, "9")).isEqualTo(90);
  }

  @Test
  void showsPointsInTheVeryNextLookAfterEarningThem() {
    var merchant = "merchant-earns";
    points.account(merchant, "9", balance(100, 1));
    assertThat(look(merchant, "9")).isEqualTo(100);

    edge.postAs(
        Edge.merchant(merchant),
        "/v1/api/points/earn",
        "{\"customer_id\":\"9\",\"order_id\":\"2\",\"action_type\":\"purchase\"}");

    assertThat(look(merchant, "9")).isEqualTo(110);
  }

  @Test
  void doesNotLetTheCacheAnswerWhoMayNotAsk() {
    var merchant = "merchant-guarded";
    points.account(merchant, "9", balance(100, 1));
    look(merchant, "9");

    var path = "/v1/api/points/balance?customer_id=";
    assertThat(edge.get(path + "9").status()).isEqualTo(401);
    assertThat(edge.getAs(Edge.shopper(merchant, "8"), path + "9").status()).isEqualTo(403);
    assertThat(edge.getAs(Edge.shopper(merchant, "8"), path + OURS).status()).isEqualTo(403);
    assertThat(edge.getAs(Edge.shopper("merchant-x", "9"), path + "9").status()).isEqualTo(404);
    assertThat(edge.getAs(Edge.merchant("merchant-x"), path + OURS).status()).isEqualTo(404);
    assertThat(edge.getAs(Edge.shopper(merchant, "9"), path + "9").status()).isEqualTo(200);
  }

  private int look(String merchant, String customer) {
    return edge.getAs(Edge.merchant(merchant), "/v1/api/points/balance?customer_id=" + customer)
        .json()
        .get("points_balance")
        .asInt();
  }

  private static GetBalanceResponse balance(int available, long version) {
    return GetBalanceResponse.newBuilder()
        .setCustomerId(OURS)
        .setPointsBalance(available)
        .setVersion(version)
        .build();
  }

  private static Event earned(String merchant, int available, long version) {
    return event(merchant)
        .setPointsEarned(
            PointsEarned.newBuilder().setCustomerId(OURS).setAccount(state(available, version)))
        .build();
  }

  private static Event reversed(String merchant, int available, long version) {
    return event(merchant)
        .setPointsReversed(
            PointsReversed.newBuilder().setCustomerId(OURS).setAccount(state(available, version)))
        .build();
  }

  private static Event redeemed(String merchant, int available, long version) {
    return event(merchant)
        .setPointsRedeemed(
            PointsRedeemed.newBuilder().setCustomerId(OURS).setAccount(state(available, version)))
        .build();
  }

  private static Event restored(String merchant, int available, long version) {
    return event(merchant)
        .setPointsRestored(
            PointsRestored.newBuilder().setCustomerId(OURS).setAccount(state(available, version)))
        .build();
  }

  private static Event.Builder event(String merchant) {
    return Event.newBuilder().setEventId(UUID.randomUUID().toString()).setMerchantId(merchant);
  }

  private static AccountState state(int available, long version) {
    return AccountState.newBuilder().setPointsBalance(available).setVersion(version).build();
  }
}
