package com.loyalnest.points.verification;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.events.v1.ShopOrder;
import com.loyalnest.platform.testing.MovableClock;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.ProgramFixtures;
import com.loyalnest.points.Shop;
import com.loyalnest.points.StandIns;
import com.loyalnest.points.closing.ClosingJob;
import com.loyalnest.points.expiry.ExpiryJob;
import com.loyalnest.points.hold.ReleaseJob;
import com.loyalnest.points.redemption.Issue;
import com.loyalnest.points.v1.AdjustPointsRequest;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RewardDefinition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

/// A ledger in which everything happened that can happen to points, as its export tells of it.
@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class ExportVerificationTest {
  private static final Instant EVER = Instant.parse("2020-01-01T00:00:00Z");

  private final Shop shop;
  private final StandIns standIns;
  private final MovableClock clock;
  private final ReleaseJob releaseJob;
  private final ExpiryJob expiryJob;
  private final ClosingJob closingJob;
  private final PointsServiceBlockingStub merchant;
  private final String merchantId = "exported-" + UUID.randomUUID();
  private byte[] export = {};

  ExportVerificationTest(
      @Autowired Shop shop,
      @Autowired StandIns standIns,
      @Autowired MovableClock clock,
      @Autowired ReleaseJob releaseJob,
      @Autowired ExpiryJob expiryJob,
      @Autowired ClosingJob closingJob,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.standIns = standIns;
    this.clock = clock;
    this.releaseJob = releaseJob;
    this.expiryJob = expiryJob;
    this.closingJob = closingJob;
    this.merchant = points.withInterceptors(TestCallers.merchant(merchantId));
  }

  @BeforeEach
  void everythingHappened() throws Exception {
    ProgramFixtures.publish(
        merchantId,
        EVER,
        "\"expiry\": {\"model\": \"AFTER_EARNING\", \"days\": 30}, \"holdDays\": 2");
    shop.tells(
        event(merchantId, bought("1", "7", "30.00")), event(merchantId, bought("2", "8", "5.00")));
    clock.advance(Duration.ofDays(3));
    releaseJob.run();
    adjust("8", -50);
    shop.tells(event(merchantId, refund("r2", "2", "1", 1)));
    redeemAtAShopThatRefuses(100);
    clock.advance(Duration.ofDays(1));
    adjust("8", 20);
    adjust("7", 40);
    adjust("7", -60);
    clock.advance(Duration.ofDays(31));
    expiryJob.run();
    shop.tells(event(merchantId, refund("r1", "1", "1", 1)));
    clock.advance(Duration.ofDays(1));
    closingJob.run(Instant.EPOCH);
    shop.tells(event(merchantId, bought("3", "9", "7.00")));
    var out = new ByteArrayOutputStream();
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl())) {
      assertThat(new LedgerVerification(connection).run().firstBroken()).isEmpty();
      new LedgerExport(connection).write(merchantId, clock.now(), out);
    }
    export = out.toByteArray();
  }

  @Test
  void aSoundLedgerHoldsWithNothingButItsFile() throws IOException {
    var result = verified(export);

    assertThat(result.firstBroken()).isEmpty();
    assertThat(result.checks()).hasSize(ExportCheck.values().length);
    assertThat(lines(export).stream().map(ExportVerificationTest::kind).distinct())
        .containsExactly("ledger", "closing", "account", "transaction", "lot", "release", "end");
    assertThat(String.join("\n", lines(export)))
        .contains(
            "\"earn\"", "\"reverse\"", "\"redeem\"", "\"restore\"", "\"expire\"", "\"adjust\"");
  }

  @Test
  void everyFlippedByteIsFound() throws IOException {
    for (var at = 0; at < export.length; at++) {
      assertThat(verified(flipped(export, at)).holds()).as("byte %d", at).isFalse();
    }
  }

  @Test
  void whoRenewsTheFilesOwnHashIsFoundOutByTheChainWhereverDaysAreClosed() throws IOException {
    var lines = lines(export);
    var closedUntil = lines.stream().filter(line -> kind(line).equals("transaction")).count() - 1;
    var transactions = 0;
    for (var n = 0; n < lines.size(); n++) {
      var kind = kind(lines.get(n));
      transactions += kind.equals("transaction") ? 1 : 0;
      var closed = kind.equals("transaction") && transactions <= closedUntil;
      if (closed || kind.equals("closing")) {
        for (var at = 0; at < lines.get(n).length(); at++) {
          assertThat(verified(forged(n, at)).holds()).as("line %d, byte %d", n, at).isFalse();
        }
      }
    }
    assertThat(closedUntil).isGreaterThan(8);
  }

  @ParameterizedTest
  @CsvSource({
    "account, available, 1, are what is left in the account",
    "account, pending, 1, are what is left in the account",
    "account, total_earned, 1, points earned in all",
    "lot, remaining, 1, every lot holds what",
    "lot, points, 1000, every credit opened one lot",
    "lot, expired, 1, what expired of an account",
    "release, debt_points, 1, every lot holds what",
    "release, points, 100000, every release ended the hold",
  })
  void whoAddsPointsAndRenewsTheHashIsFoundOutByTheSums(
      String kind, String field, int added, String broken) throws IOException {
    var lines = new ArrayList<>(lines(export));
    var n = 0;
    while (!kind(lines.get(n)).equals(kind)) {
      n++;
    }
    var before = lines.get(n).split("\"" + field + "\":", 2);
    var digits = before[1].replaceFirst("[^0-9].*", "");
    lines.set(
        n,
        "%s\"%s\":%d%s"
            .formatted(
                before[0],
                field,
                Integer.parseInt(digits) + added,
                before[1].substring(digits.length())));

    assertThat(verified(renewed(lines)).checks())
        .filteredOn(check -> !check.holds())
        .anySatisfy(check -> assertThat(check.invariant()).contains(broken));
  }

  @Test
  void aLineThatIsMissingOrThereTwiceIsFoundByTheSums() throws IOException {
    var newestClosing =
        lines(export).stream().map(ExportVerificationTest::kind).toList().lastIndexOf("closing");
    for (var n = 1; n < lines(export).size() - 1; n++) {
      var without = new ArrayList<>(lines(export));
      without.remove(n);
      // Without its closing the newest day is one that is not closed yet; a release that repaid no
      // debt is in no sum.
      assertThat(verified(renewed(without)).holds())
          .as("without line %d", n)
          .isEqualTo(n == newestClosing || kind(lines(export).get(n)).equals("release"));
      var twice = new ArrayList<>(lines(export));
      twice.add(n, twice.get(n));
      assertThat(verified(renewed(twice)).holds()).as("line %d twice", n).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "100"})
  void halfAFileIsNoExport(int missing) throws IOException {
    var half = Arrays.copyOf(export, missing == 0 ? 0 : export.length - missing);

    assertThat(verified(half).firstBroken())
        .hasValueSatisfying(
            broken -> assertThat(broken.invariant()).isEqualTo(ExportCheck.WHOLE.sentence()));
  }

  private static VerificationResult verified(byte[] file) throws IOException {
    return ExportVerification.of(new ByteArrayInputStream(file));
  }

  private static byte[] flipped(byte[] file, int at) {
    var changed = file.clone();
    changed[at] ^= 1;
    return changed;
  }

  private byte[] forged(int line, int at) {
    var lines = new ArrayList<>(lines(export));
    lines.set(
        line,
        new String(
            flipped(lines.get(line).getBytes(StandardCharsets.UTF_8), at), StandardCharsets.UTF_8));
    return renewed(lines);
  }

  /// With a last line that fits again.
  private static byte[] renewed(List<String> lines) {
    var body =
        lines.subList(0, lines.size() - 1).stream()
            .map(line -> line + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    var end =
        "{\"kind\":\"end\",\"lines\":%d,\"sha256\":\"%s\"}\n"
            .formatted(lines.size() - 1, sha256(body));
    var file = new ByteArrayOutputStream();
    file.writeBytes(body);
    file.writeBytes(end.getBytes(StandardCharsets.UTF_8));
    return file.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static List<String> lines(byte[] file) {
    return new String(file, StandardCharsets.UTF_8).lines().toList();
  }

  private static String kind(String line) {
    return line.split("\"", 5)[3];
  }

  private ShopOrder.Builder bought(String orderId, String customer, String price) {
    return order(orderId, customer, price)
        .setCreatedAt(timestamp(clock.now()))
        .setUpdatedAt(timestamp(clock.now()));
  }

  private void adjust(String customer, int points) {
    merchant.adjustPoints(
        AdjustPointsRequest.newBuilder()
            .setCustomerId(customer)
            .setPoints(points)
            .setReason("test")
            .build());
  }

  private void redeemAtAShopThatRefuses(int cost) {
    standIns.issuers.put(
        merchantId,
        new StandIns.WillingShop() {
          @Override
          public Creation create(Issue issue) {
            return new Creation.Refused("no");
          }
        });
    var reward =
        merchant.createReward(
            CreateRewardRequest.newBuilder()
                .setDefinition(
                    RewardDefinition.newBuilder()
                        .setType("free_shipping")
                        .putNames("en", "Free shipping")
                        .setPointsCost(cost))
                .build());
    merchant.redeemReward(
        RedeemRewardRequest.newBuilder()
            .setCustomerId("7")
            .setRewardId(reward.getReward().getRewardId())
            .build());
  }
}
