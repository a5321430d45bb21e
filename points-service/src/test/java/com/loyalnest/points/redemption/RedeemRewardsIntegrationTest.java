package com.loyalnest.points.redemption;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.Actor;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Shop;
import com.loyalnest.points.ShopEvents;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.redemption.RedemptionOutcome.CustomerUnknown;
import com.loyalnest.points.redemption.RedemptionOutcome.InsufficientPoints;
import com.loyalnest.points.redemption.RedemptionOutcome.KeyReused;
import com.loyalnest.points.redemption.RedemptionOutcome.LimitReached;
import com.loyalnest.points.redemption.RedemptionOutcome.Redeemed;
import com.loyalnest.points.redemption.RedemptionOutcome.RewardUnknown;
import com.loyalnest.points.redemption.RedemptionOutcome.SoldOut;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.RewardDefinition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class RedeemRewardsIntegrationTest {
  private static final long SEED = Long.getLong("loyalnest.seed", new Random().nextLong());

  private final String merchantId = merchant();
  private final Shop shop;
  private final RedeemRewards redeemRewards;
  private final PointsServiceBlockingStub points;

  RedeemRewardsIntegrationTest(
      @Autowired Shop shop,
      @Autowired RedeemRewards redeemRewards,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.redeemRewards = redeemRewards;
    this.points = points;
  }

  @AfterAll
  static void theBooksAgree() throws SQLException {
    Books.agree();
  }

  @Test
  void eachFindsWhatThoseBeforeItLeft() {
    earned(merchantId, "7", "100.00");
    earned(merchantId, "8", "50.00");
    var reward = reward(merchantId, offer(400));

    var outcomes =
        redeem(
            wish("7", reward, ""),
            wish("8", reward, ""),
            wish("404", reward, ""),
            wish("7", "none", ""),
            wish("7", reward, ""),
            wish("nobody", reward, ""),
            wish("7", reward, ""),
            wish("8", reward, ""));

    assertThat(outcomes)
        .extracting(Object::getClass)
        .containsExactly(
            Redeemed.class,
            Redeemed.class,
            CustomerUnknown.class,
            RewardUnknown.class,
            Redeemed.class,
            CustomerUnknown.class,
            InsufficientPoints.class,
            InsufficientPoints.class);
    assertThat(outcomes.get(6)).isEqualTo(new InsufficientPoints(200, 400));
    assertThat(outcomes.get(7)).isEqualTo(new InsufficientPoints(100, 400));
    assertThat(balance(merchantId, "7")).isEqualTo(200);
    assertThat(balance(merchantId, "8")).isEqualTo(100);
  }

  @Test
  void aKeyThatComesTwiceAtOnceIsOneRedemption() {
    earned(merchantId, "7", "100.00");
    var reward = reward(merchantId, offer(100));
    var other = reward(merchantId, offer(200));

    var outcomes =
        redeem(wish("7", reward, "click"), wish("7", reward, "click"), wish("7", other, "click"));

    var first = (Redeemed) outcomes.getFirst();
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            Redeemed.class,
            again -> {
              assertThat(again.repeated()).isTrue();
              assertThat(again.redemption().redemptionId())
                  .isEqualTo(first.redemption().redemptionId());
            });
    assertThat(outcomes.get(2)).isEqualTo(new KeyReused());
    assertThat(balance(merchantId, "7")).isEqualTo(900);
  }

  @Test
  void aStockAndALimitCountWhatIsHadAtTheSameTime() {
    Stream.of("7", "8", "9").forEach(customer -> earned(merchantId, customer, "100.00"));
    var two = reward(merchantId, offer(100).setStock(2));
    var once = reward(merchantId, offer(100).setCustomerLimit(1));

    var outcomes =
        redeem(
            wish("9", two, ""),
            wish("7", two, ""),
            wish("8", two, ""),
            wish("7", once, ""),
            wish("7", once, ""),
            wish("8", once, ""));

    assertThat(outcomes.subList(0, 3)).filteredOn(new SoldOut()::equals).hasSize(1);
    assertThat(outcomes.subList(3, 6))
        .extracting(Object::getClass)
        .containsExactly(Redeemed.class, LimitReached.class, Redeemed.class);
  }

  @Test
  void twoAccountsOfOnePersonSpendOneBalance() {
    earned(merchantId, "7", "30.00");
    earned(merchantId, "8", "30.00");
    shop.tells(ShopEvents.merge(merchantId, "7", "8"));
    var reward = reward(merchantId, offer(200));

    var outcomes =
        redeem(
            wish("7", reward, "a"),
            wish("8", reward, "b"),
            wish("7", reward, "b"),
            wish("7", reward, "c"),
            wish("8", reward, "d"));

    assertThat(outcomes)
        .extracting(Object::getClass)
        .containsExactly(
            Redeemed.class,
            Redeemed.class,
            Redeemed.class,
            Redeemed.class,
            InsufficientPoints.class);
    assertThat(((Redeemed) outcomes.get(2)).repeated()).isTrue();
    assertThat(balance(merchantId, "8")).isZero();
  }

  /// What comes together brings each what it would have brought one after the other.
  @Test
  void togetherIsAsOneAfterTheOther() {
    System.out.println("generated redemptions: -Dloyalnest.seed=" + SEED);
    var random = new Random(SEED);
    for (var round = 0; round < 12; round++) {
      var one = merchant();
      var other = merchant();
      var wishes = wishes(random);
      for (var customer = 1; customer <= 4; customer++) {
        earned(one, "" + customer, "60.00");
        earned(other, "" + customer, "60.00");
      }
      if (random.nextBoolean()) {
        shop.tells(ShopEvents.merge(one, "1", "2"), ShopEvents.merge(other, "1", "2"));
      }

      var together = redeem(one, commands(one, wishes));
      var apart =
          commands(other, wishes).stream()
              .flatMap(command -> redeem(other, List.of(command)).stream())
              .toList();

      assertThat(together.stream().map(RedeemRewardsIntegrationTest::word))
          .as("-Dloyalnest.seed=" + SEED + ", round " + round)
          .containsExactlyElementsOf(
              apart.stream().map(RedeemRewardsIntegrationTest::word).toList());
      for (var customer = 1; customer <= 4; customer++) {
        assertThat(balance(one, "" + customer)).isEqualTo(balance(other, "" + customer));
      }
    }
  }

  private record Wish(int customer, int reward, String key) {}

  private static List<Wish> wishes(Random random) {
    var wishes = new ArrayList<Wish>();
    for (var n = 0; n < 1 + random.nextInt(24); n++) {
      var key = random.nextInt(3) == 0 ? "k" + random.nextInt(4) : "";
      wishes.add(new Wish(1 + random.nextInt(5), random.nextInt(3), key));
    }
    return wishes;
  }

  private List<RedeemRewardCommand> commands(String merchant, List<Wish> wishes) {
    var rewards =
        List.of(
            reward(merchant, offer(100)),
            reward(merchant, offer(250)),
            reward(merchant, offer(50).setCustomerLimit(2)));
    return wishes.stream()
        .map(wish -> wish(merchant, "" + wish.customer(), rewards.get(wish.reward()), wish.key()))
        .toList();
  }

  private static String word(RedemptionOutcome outcome) {
    return outcome instanceof Redeemed redeemed
        ? "redeemed for " + redeemed.redemption().cost() + (redeemed.repeated() ? ", again" : "")
        : outcome.toString();
  }

  private List<RedemptionOutcome> redeem(RedeemRewardCommand... commands) {
    return redeem(merchantId, List.of(commands));
  }

  private List<RedemptionOutcome> redeem(String merchant, List<RedeemRewardCommand> commands) {
    return TenantContext.callAs(
        Tenancy.of(merchant), () -> redeemRewards.redeem(merchant, commands));
  }

  private RedeemRewardCommand wish(String customer, String reward, String key) {
    return wish(merchantId, customer, reward, key);
  }

  private static RedeemRewardCommand wish(
      String merchant, String customer, String reward, String key) {
    return new RedeemRewardCommand(
        merchant,
        CustomerReference.parse(customer),
        reward,
        0,
        key,
        "shopper:" + customer,
        Cause.of("c", Actor.Kind.SHOPPER, customer));
  }

  private static String merchant() {
    return "merchant-redeem-" + UUID.randomUUID();
  }

  private void earned(String merchant, String customer, String money) {
    shop.tells(event(merchant, order("o" + customer, customer, money)));
  }

  private PointsServiceBlockingStub as(String merchant) {
    return points.withInterceptors(TestCallers.merchant(merchant));
  }

  private int balance(String merchant, String customer) {
    return as(merchant)
        .getBalance(GetBalanceRequest.newBuilder().setCustomerId(customer).build())
        .getPointsBalance();
  }

  private String reward(String merchant, RewardDefinition.Builder definition) {
    return as(merchant)
        .createReward(CreateRewardRequest.newBuilder().setDefinition(definition).build())
        .getReward()
        .getRewardId();
  }

  private static RewardDefinition.Builder offer(int cost) {
    return RewardDefinition.newBuilder()
        .setType("free_shipping")
        .putNames("en", "Free shipping")
        .setPointsCost(cost);
  }
}
