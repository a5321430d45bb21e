package com.loyalnest.points.redemption;

import static com.loyalnest.points.ShopEvents.PAID_AT;
import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.line;
import static com.loyalnest.points.ShopEvents.moneyBack;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Shop;
import com.loyalnest.points.ShopEvents;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetBalanceResponse;
import com.loyalnest.points.v1.GetTransactionRequest;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.PointsTransaction;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RewardDefinition;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// Four hundred of a thousand points are spent on an order of four pieces at ten dollars, which
/// earns four hundred itself.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class SpentPointsIntegrationTest {
  private static final long SEED = Long.getLong("loyalnest.seed", new Random().nextLong());
  private static final Instant EVER = Instant.parse("2020-01-01T00:00:00Z");

  private final Shop shop;
  private final PointsServiceBlockingStub points;

  SpentPointsIntegrationTest(@Autowired Shop shop, @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.points = points;
  }

  @AfterAll
  static void theBooksAgree() throws SQLException {
    Books.agree();
  }

  private record Buyer(String merchantId, String code) {
    ShopOrder.Builder bought() {
      return order("spent-on", "7").addLines(line("1", 4, "10.00")).addDiscountCodes(code);
    }

    Event buys() {
      return event(merchantId, bought());
    }

    Event givesBack(String refundId, int pieces) {
      return event(merchantId, refund(refundId, "spent-on", "1", pieces));
    }

    Event cancels() {
      return event(
          merchantId,
          bought()
              .setUpdatedAt(timestamp(PAID_AT.plus(Duration.ofHours(9))))
              .setCancelledAt(timestamp(PAID_AT.plus(Duration.ofHours(9)))));
    }

    /// Eight pieces instead of four.
    Event buysMore() {
      return event(
          merchantId,
          order("spent-on", "7")
              .addLines(line("1", 8, "10.00"))
              .addDiscountCodes(code)
              .setUpdatedAt(timestamp(PAID_AT.plus(Duration.ofHours(1)))));
    }
  }

  private Buyer buyer(String settings) {
    var merchantId = "merchant-spent-" + UUID.randomUUID();
    ProgramFixtures.publish(merchantId, EVER, settings);
    shop.tells(event(merchantId, order("earned", "7", "100.00")));
    var merchant = as(merchantId);
    var rewardId =
        merchant
            .createReward(
                CreateRewardRequest.newBuilder()
                    .setDefinition(
                        RewardDefinition.newBuilder()
                            .setType("free_shipping")
                            .putNames("en", "Free shipping")
                            .setPointsCost(400))
                    .build())
            .getReward()
            .getRewardId();
    var redeemed =
        merchant.redeemReward(
            RedeemRewardRequest.newBuilder().setCustomerId("7").setRewardId(rewardId).build());
    return new Buyer(merchantId, redeemed.getDiscountCode());
  }

  @Test
  void aQuarterOfTheGoodsBringsAQuarterBackAndTheRestTheRest() {
    var ana = buyer("");
    shop.tells(ana.buys());
    assertThat(balance(ana).getPointsBalance()).isEqualTo(600 + 400);

    shop.tells(ana.givesBack("r1", 1), ana.givesBack("r1", 1));
    assertThat(balance(ana).getPointsBalance()).isEqualTo(600 + 300 + 100);

    shop.tells(ana.givesBack("r2", 3));
    assertThat(balance(ana).getPointsBalance()).isEqualTo(1000);
    assertThat(history(ana))
        .filteredOn(line -> line.getType().equals("restore"))
        .allSatisfy(line -> {
          assertThat(line.getSource()).isEqualTo("refund");
          assertThat(line.getOrderId()).isEqualTo("spent-on");
        })
        .extracting(PointsTransaction::getPoints)
        .containsExactly(300, 100);
  }

  @ParameterizedTest
  @CsvSource({
    "PROPORTIONAL, 100, 400",
    "FULL_REFUND_ONLY, 0, 400",
    "NEVER, 0, 0",
  })
  void theProgramSaysWhatComesBack(String setting, int ofAQuarter, int ofAll) {
    var ana = buyer("\"spentPoints\": \"" + setting + "\"");
    shop.tells(ana.buys(), ana.givesBack("r1", 1));
    assertThat(balance(ana).getPointsBalance()).isEqualTo(600 + 300 + ofAQuarter);

    shop.tells(ana.givesBack("r2", 3));
    assertThat(balance(ana).getPointsBalance()).isEqualTo(600 + ofAll);
  }

  @Test
  void shippingAloneBringsNothingBackAndMoneyItsShare() {
    var ana = buyer("");
    var shipping = moneyBack("r1", "spent-on", "5.00").setShipping("5.00");
    shop.tells(ana.buys(), event(ana.merchantId(), shipping));
    assertThat(balance(ana).getPointsBalance()).isEqualTo(1000);

    shop.tells(event(ana.merchantId(), moneyBack("r2", "spent-on", "10.00")));
    assertThat(balance(ana).getPointsBalance()).isEqualTo(600 + 300 + 100);
  }

  @Test
  void aCancelledOrderBringsAllBackOnceWhateverElseIsTold() {
    var ana = buyer("");

    shop.tells(ana.buys(), ana.givesBack("r1", 4), ana.cancels(), ana.cancels());

    assertThat(balance(ana).getPointsBalance()).isEqualTo(1000);
    assertThat(history(ana)).filteredOn(line -> line.getType().equals("restore")).hasSize(1);
  }

  @Test
  void whatWasBackIsTakenAgainWhenTheOrderGrows() {
    var ana = buyer("");
    shop.tells(ana.buys(), ana.givesBack("r1", 4));
    assertThat(balance(ana).getPointsBalance()).isEqualTo(1000);

    shop.tells(ana.buysMore());

    assertThat(balance(ana).getPointsBalance()).isEqualTo(600 + 400 + 200);
    assertThat(history(ana).stream().filter(line -> line.getType().equals("restore")))
        .extracting(PointsTransaction::getDirection)
        .containsExactly(-1, 1);
  }

  @Test
  void theHistorySaysWhyInEachLanguage() {
    var ana = buyer("");
    shop.tells(ana.buys(), ana.givesBack("r1", 1));

    assertThat(why(ana, 0, "en"))
        .isEqualTo("A refund of the order brought back 100 points of what was spent on it.");
    assertThat(why(ana, 0, "es"))
        .isEqualTo(
            "Un reembolso del pedido devolvi\u00f3 100 puntos de lo que se gast\u00f3 en \u00e9l.");
    assertThat(why(ana, 2, "fr"))
        .startsWith("\u00c9change contre une r\u00e9compense")
        .contains("400 points");
  }

  private String why(Buyer buyer, int line, String locale) {
    return as(buyer.merchantId())
        .getTransaction(
            GetTransactionRequest.newBuilder()
                .setCustomerId("7")
                .setTransactionId(history(buyer).get(line).getTransactionId())
                .setLocale(locale)
                .build())
        .getExplanation(0);
  }

  @Test
  void whoWasMergedMeanwhileGetsThemInTheAccountThatGoesOn() {
    var ana = buyer("");
    shop.tells(ana.buys());
    shop.tells(ShopEvents.merge(ana.merchantId(), "7", "8"));

    shop.tells(ana.givesBack("r1", 2));

    assertThat(
            as(ana.merchantId())
                .getBalance(GetBalanceRequest.newBuilder().setCustomerId("8").build())
                .getPointsBalance())
        .isEqualTo(600 + 200 + 200);
  }

  /// The same news in any order, one by one or together, once or twice, end the same.
  @Test
  void theOrderOfTheNewsDoesNotMatter() {
    System.out.println("shuffled refunds of spent points: -Dloyalnest.seed=" + SEED);
    var random = new Random(SEED);
    var ends = new HashSet<String>();
    for (var round = 0; round < 20; round++) {
      var ana = buyer("");
      var news =
          new ArrayList<>(
              List.of(ana.buys(), ana.givesBack("r1", 1), ana.buysMore(), ana.givesBack("r2", 2)));
      news.add(news.get(random.nextInt(news.size())));
      Collections.shuffle(news, random);
      if (random.nextBoolean()) {
        shop.tells(news);
      } else {
        news.forEach(shop::tells);
      }
      var end = balance(ana);
      ends.add(end.getPointsBalance() + " " + end.getPointsPending() + " " + end.getPointsDebt());
    }

    assertThat(ends).as("-Dloyalnest.seed=" + SEED).containsExactly(600 + 500 + 150 + " 0 0");
  }

  private GetBalanceResponse balance(Buyer buyer) {
    return as(buyer.merchantId())
        .getBalance(GetBalanceRequest.newBuilder().setCustomerId("7").build());
  }

  private List<PointsTransaction> history(Buyer buyer) {
    return as(buyer.merchantId())
        .listTransactions(ListTransactionsRequest.newBuilder().setCustomerId("7").build())
        .getTransactionsList();
  }

  private PointsServiceBlockingStub as(String merchantId) {
    return points.withInterceptors(TestCallers.merchant(merchantId));
  }
}
