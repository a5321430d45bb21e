package com.loyalnest.points.closing;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.LedgerDayClosed;
import com.loyalnest.platform.testing.MovableClock;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Refused;
import com.loyalnest.points.Shop;
import com.loyalnest.points.v1.Closing;
import com.loyalnest.points.v1.ListClosingsRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.verification.LedgerVerification;
import com.loyalnest.points.verification.VerificationResult.Checked;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class ClosingIntegrationTest {
  private final Shop shop;
  private final ClosingJob job;
  private final MovableClock clock;
  private final PointsServiceBlockingStub points;
  private final String merchantId = "closing-" + UUID.randomUUID();
  private LocalDate today = LocalDate.EPOCH;

  ClosingIntegrationTest(
      @Autowired Shop shop,
      @Autowired ClosingJob job,
      @Autowired MovableClock clock,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.job = job;
    this.clock = clock;
    this.points = points;
  }

  @BeforeEach
  void noonOfADayThatIsOpen() {
    var tomorrow = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).plusDays(1);
    clock.set(tomorrow.atTime(12, 0).toInstant(ZoneOffset.UTC));
    today = tomorrow;
  }

  @AfterAll
  static void andTheBooksAgree() throws SQLException {
    Books.agree();
  }

  @Test
  void aDayIsClosedAnHourAfterMidnightAndOnce() {
    shop.tells(event(merchantId, order("1", "7", "10.00")));
    shop.tells(event(merchantId, order("2", "8", "5.00")));
    shop.tells(event(merchantId, refund("r", "1", "1", 1)));

    clock.set(midnightAfter(today).plus(Duration.ofMinutes(59)));
    run();
    assertThat(closings()).isEmpty();

    clock.set(midnightAfter(today).plus(Duration.ofHours(1)));
    run();
    run();

    assertThat(closings())
        .singleElement()
        .satisfies(closing -> {
          assertThat(closing.getDay()).isEqualTo(today.toString());
          assertThat(closing.getTransactions()).isEqualTo(3);
          assertThat(closing.getPoints()).isEqualTo(50);
          assertThat(closing.getPreviousHash()).isEqualTo(DayHash.NONE);
          assertThat(closing.getHash()).matches("[0-9a-f]{64}");
        });
  }

  @Test
  void everyDayWithTransactionsFollowsTheOneBefore() throws Exception {
    shop.tells(event(merchantId, order("1", "7", "10.00")));
    clock.advance(Duration.ofDays(1));
    shop.tells(event(merchantId, order("2", "7", "20.00")));
    clock.advance(Duration.ofDays(5));
    shop.tells(event(merchantId, order("3", "7", "30.00")));
    clock.advance(Duration.ofDays(1));

    run();

    var closings = closings();
    assertThat(closings)
        .extracting(Closing::getDay)
        .containsExactly(
            today.plusDays(6).toString(), today.plusDays(1).toString(), today.toString());
    assertThat(closings.get(0).getPreviousHash()).isEqualTo(closings.get(1).getHash());
    assertThat(closings.get(1).getPreviousHash()).isEqualTo(closings.get(2).getHash());
    assertThat(closings.get(2).getPreviousHash()).isEqualTo(DayHash.NONE);
    assertThat(told())
        .extracting(LedgerDayClosed::getHash)
        .containsExactlyInAnyOrderElementsOf(closings.stream().map(Closing::getHash).toList());
  }

  @Test
  void theLastMomentOfADayIsOfThatDayAndMidnightOfTheNext() {
    clock.set(midnightAfter(today).minusNanos(1_000));
    shop.tells(event(merchantId, order("1", "7", "10.00")));
    clock.set(midnightAfter(today));
    shop.tells(event(merchantId, order("2", "7", "20.00")));
    clock.advance(Duration.ofDays(2));

    run();

    assertThat(closings()).extracting(Closing::getPoints).containsExactly(200L, 100L);
  }

  @Test
  void nothingIsWrittenIntoAClosedDay() throws SQLException {
    shop.tells(event(merchantId, order("1", "7", "10.00")));
    clock.advance(Duration.ofDays(1));
    run();

    try (var connection = superuser()) {
      assertThatThrownBy(() -> copyOfTheFirst(connection, "late"))
          .hasMessageContaining("the books of " + merchantId + " are sealed");
    }
    assertThat(closings()).hasSize(1);
  }

  @Test
  void whoBeganToWriteBeforeTheSealIsWaitedFor() throws Exception {
    shop.tells(event(merchantId, order("1", "7", "10.00")));
    try (var connection = superuser()) {
      connection.setAutoCommit(false);
      var lot = copyOfTheFirst(connection, "slow");
      clock.advance(Duration.ofDays(1));
      var closing = CompletableFuture.runAsync(this::run);

      assertThatThrownBy(() -> closing.get(1, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(closings()).isEmpty();
      connection.createStatement().execute(lot);
      connection.commit();
      closing.get(30, TimeUnit.SECONDS);
    }

    assertThat(closings())
        .singleElement()
        .satisfies(closing -> assertThat(closing.getTransactions()).isEqualTo(2));
  }

  @Test
  void aListIsReadInPagesAndOnlyByItsMerchant() {
    for (var day = 0; day < 5; day++) {
      shop.tells(event(merchantId, order("d" + day, "7", "10.00")));
      clock.advance(Duration.ofDays(1));
    }
    run();
    var days = new ArrayList<String>();
    var cursor = "";
    do {
      var page =
          merchant(merchantId)
              .listClosings(ListClosingsRequest.newBuilder().setLimit(2).setCursor(cursor).build());
      assertThat(page.getClosingsCount()).isLessThanOrEqualTo(2);
      page.getClosingsList().forEach(closing -> days.add(closing.getDay()));
      cursor = page.getNextCursor();
    } while (!cursor.isEmpty());

    assertThat(days).hasSize(5).isSortedAccordingTo((one, other) -> other.compareTo(one));
    assertThat(
            merchant("another-" + merchantId)
                .listClosings(ListClosingsRequest.getDefaultInstance())
                .getClosingsList())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-02-30", "-99999-01-01", "0000-01-01", "2026-1-1"})
  void aCursorOfNoPageIsRefused(String cursor) {
    Refused.with(
        Reason.INVALID_CURSOR,
        () ->
            merchant(merchantId)
                .listClosings(ListClosingsRequest.newBuilder().setCursor(cursor).build()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update points_transactions set actor = 'somebody' where points = 200 and $",
        "update points_transactions set effect_key = 'other' where direction = 1 and points = 200 and $",
        "update points_transactions set lines = '{\"2\": 200}' where points = 200 and $",
        "update points_transactions set created_at = created_at - interval '1 hour' where points = 200 and $",
        "update points_takings set points = points - 1 where $",
        "delete from points_takings where $",
        "delete from points_transactions where direction = 1 and points = 200 and $",
        "insert into points_transactions select merchant_id, 'gone', customer_id, type, direction, points, debt_points, source, platform, order_id, lines, eligible, currency, rate_numerator, rate_denominator, program_version, campaign_id, actor, 'new', created_at from points_transactions where direction = 1 and points = 200 and $",
        "update ledger_closings set points = points + 1 where points = 100 and $",
        "update ledger_closings set hash = repeat('a', 64) where points = 100 and $",
        "update ledger_closings set first_transaction_id = 'x' where points = 100 and $",
      })
  void everyChangeOfAClosedDayIsFoundAndTheFirstDayNamed(String change) throws SQLException {
    shop.tells(event(merchantId, order("1", "7", "30.00")));
    clock.advance(Duration.ofDays(1));
    shop.tells(event(merchantId, order("2", "7", "20.00")));
    shop.tells(event(merchantId, refund("r", "2", "1", 1)));
    shop.tells(event(merchantId, order("3", "7", "10.00")));
    clock.advance(Duration.ofDays(1));
    shop.tells(event(merchantId, order("4", "7", "40.00")));
    clock.advance(Duration.ofDays(1));
    run();

    try (var connection = superuser();
        var statement = connection.createStatement()) {
      statement.execute("set search_path = points; set session_replication_role = replica");
      connection.setAutoCommit(false);
      assertThat(closed(connection).holds()).isTrue();
      statement.execute(change.replace("$", "merchant_id = '" + merchantId + "'"));

      assertThat(closed(connection).violations())
          .singleElement()
          .satisfies(violation -> {
            assertThat(violation.merchantId()).isEqualTo(merchantId);
            assertThat(violation.subject()).isEqualTo("day " + today.plusDays(1));
          });
      connection.rollback();
    }
  }

  private static Checked closed(Connection connection) throws SQLException {
    return LedgerVerification.closedDays(connection);
  }

  private void run() {
    job.run(Instant.EPOCH);
  }

  private static Instant midnightAfter(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private List<Closing> closings() {
    return merchant(merchantId)
        .listClosings(ListClosingsRequest.getDefaultInstance())
        .getClosingsList();
  }

  private PointsServiceBlockingStub merchant(String id) {
    return points.withInterceptors(TestCallers.merchant(id));
  }

  /// Writes the merchant's only transaction once more, under another name.
  ///
  /// @return a statement for all that follows from it
  private String copyOfTheFirst(Connection connection, String id) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set search_path = points");
      statement.execute(
          """
          insert into points_transactions (merchant_id, transaction_id, customer_id, type, direction, points, debt_points,
            source, actor, effect_key, created_at)
          select merchant_id, '{id}', customer_id, 'adjust', 1, 7, 0, 'adjustment', 'system', '{id}', created_at
          from points_transactions where merchant_id = '{merchant}'
          """
              .replace("{id}", id)
              .replace("{merchant}", merchantId));
    }
    return """
    insert into points_lots (merchant_id, customer_id, lot_id, points, remaining, earned_at, available_from)
    select merchant_id, customer_id, '{id}', 7, 7, earned_at, available_from from points_lots
    where merchant_id = '{merchant}';
    update customers set points_balance = points_balance + 7 where merchant_id = '{merchant}'
    """
        .replace("{id}", id)
        .replace("{merchant}", merchantId);
  }

  private List<LedgerDayClosed> told() throws SQLException, InvalidProtocolBufferException {
    try (var connection = superuser();
        var statement =
            connection.prepareStatement("select event from points.outbox where merchant_id = ?")) {
      statement.setString(1, merchantId);
      var told = new ArrayList<LedgerDayClosed>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var event = Event.parseFrom(rows.getBytes(1));
          if (event.hasLedgerDayClosed()) {
            told.add(event.getLedgerDayClosed());
          }
        }
      }
      return told;
    }
  }

  private static Connection superuser() throws SQLException {
    return DriverManager.getConnection(TestServers.running().superuserUrl());
  }
}
