package com.loyalnest.points.merge;

import static com.loyalnest.points.ShopEvents.customer;
import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.merge;
import static com.loyalnest.points.ShopEvents.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Shop;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetTransactionRequest;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RewardDefinition;
import com.loyalnest.points.v1.UnmergeCustomersRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// Signing up gives a hundred points, and so do a hundred dollars spent in a year; a dollar gives
/// ten.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class UnitedBonusesTest {
  private final Shop shop;
  private final PointsServiceBlockingStub points;
  private String merchant = "";

  UnitedBonusesTest(@Autowired Shop shop, @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.points = points;
  }

  @BeforeEach
  void aProgramWithBonuses() {
    merchant = "merchant-bonuses-" + UUID.randomUUID();
    ProgramFixtures.publish(
        merchant,
        Instant.parse("2020-01-01T00:00:00Z"),
        """
        "activities": {"rules": {"signup": {"enabled": true, "points": 100, "titles": {},
          "limits": {"perDay": 0, "perMonth": 0, "perYear": 0, "inAll": 0}}},
          "goalSpend": {"enabled": true, "amount": 100, "points": 100, "period": "YEAR"}}
        """);
  }

  @AfterAll
  static void theBooksAgree() throws SQLException {
    Books.agree();
  }

  @Test
  void whatBothWereGivenBeforeCountsOnceAndTwiceAgainWhenTheyPart() {
    shop.tells(signup("7"), signup("8"));

    shop.tells(merge(merchant, "7", "8"));
    assertThat(balance("8")).isEqualTo(100);

    part("7");
    assertThat(List.of(balance("7"), balance("8"))).containsExactly(100, 100);
    assertThat(reasons("7"))
        .contains(
            "The same bonus had been given to both accounts; one person has it once: 100 points.",
            "The accounts were parted, so the bonus is given again: 100 points.");

    shop.tells(merge(merchant, "8", "7"));
    assertThat(balance("7")).isEqualTo(100);
  }

  @Test
  void aBonusThatWasSpentTwiceIsOwedOnce() {
    shop.tells(signup("7"), signup("8"));
    spend("7");
    spend("8");

    shop.tells(merge(merchant, "7", "8"));

    assertThat(debt("8")).isEqualTo(100);
  }

  @Test
  void twoWhoAreOneAlreadyDoItOnceEvenInOneBreath() {
    shop.tells(merge(merchant, "7", "8"));

    shop.tells(signup("7"), signup("8"), signup("7"));

    assertThat(balance("8")).isEqualTo(100);
  }

  @Test
  void whatBothSpentReachesAGoalTogetherAndGivesItOnce() {
    shop.tells(bought("1", "7", "60.00"), bought("2", "8", "60.00"));
    shop.tells(merge(merchant, "7", "8"));
    assertThat(balance("8")).as("120 dollars and one goal").isEqualTo(1300);

    part("7");
    assertThat(List.of(balance("7"), balance("8"))).containsExactly(600, 600);
  }

  @Test
  void whatTheOneThatIsMergedSpendsReachesTheGoalsOfBoth() {
    shop.tells(bought("1", "7", "100.00"), bought("2", "8", "50.00"));
    shop.tells(merge(merchant, "7", "8"));
    assertThat(balance("8")).as("150 dollars and one goal").isEqualTo(1600);

    shop.tells(bought("3", "7", "50.00"));
    assertThat(balance("8")).as("200 dollars and two").isEqualTo(2200);

    part("7");
    assertThat(List.of(balance("7"), balance("8"))).containsExactly(1600, 500);
  }

  @Test
  void inAnyOrderAPersonHasOneBonusAndOneGoal() {
    var random = new Random(20261123);
    for (var round = 0; round < 30; round++) {
      aProgramWithBonuses();
      var news =
          new ArrayList<>(
              List.of(
                  signup("7"),
                  signup("8"),
                  signup("9"),
                  bought("1", "7", "40.00"),
                  bought("2", "8", "40.00"),
                  bought("3", "9", "100.00"),
                  merge(merchant, "7", "8"),
                  merge(merchant, "8", "9")));
      Collections.shuffle(news, random);
      while (!news.isEmpty()) {
        var batch = news.subList(0, 1 + random.nextInt(news.size()));
        shop.tells(List.copyOf(batch));
        batch.clear();
      }

      assertThat(balance("9")).as("round %d", round).isEqualTo(1800 + 100 + 100);
    }
  }

  private Event signup(String customer) {
    return event(merchant, "customers/create", customer(customer).setState("enabled"));
  }

  private Event bought(String orderId, String customer, String price) {
    return event(merchant, order(orderId, customer, price));
  }

  private void part(String merged) {
    as().unmergeCustomers(
            UnmergeCustomersRequest.newBuilder()
                .setMergedCustomerId(merged)
                .setReason("father and son")
                .build());
  }

  private void spend(String customer) {
    var reward =
        as().createReward(
                CreateRewardRequest.newBuilder()
                    .setDefinition(
                        RewardDefinition.newBuilder()
                            .setType("free_shipping")
                            .putNames("en", "Free shipping")
                            .setPointsCost(100))
                    .build())
            .getReward()
            .getRewardId();
    as().redeemReward(
            RedeemRewardRequest.newBuilder().setCustomerId(customer).setRewardId(reward).build());
  }

  /// Of all lines of the account itself.
  private List<String> reasons(String customer) {
    return as()
        .listTransactions(ListTransactionsRequest.newBuilder().setCustomerId(customer).build())
        .getTransactionsList()
        .stream()
        .flatMap(line ->
            as()
                .getTransaction(
                    GetTransactionRequest.newBuilder()
                        .setCustomerId(customer)
                        .setTransactionId(line.getTransactionId())
                        .build())
                .getExplanationList()
                .stream())
        .toList();
  }

  private int balance(String customer) {
    return as().getBalance(GetBalanceRequest.newBuilder().setCustomerId(customer).build())
        .getPointsBalance();
  }

  private int debt(String customer) {
    return as().getBalance(GetBalanceRequest.newBuilder().setCustomerId(customer).build())
        .getPointsDebt();
  }

  private PointsServiceBlockingStub as() {
    return points.withInterceptors(TestCallers.merchant(merchant));
  }
}
