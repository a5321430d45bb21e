package com.loyalnest.points.birthday;

import static com.loyalnest.points.ShopEvents.customer;
import static com.loyalnest.points.ShopEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.testing.MovableClock;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.Books;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Refused;
import com.loyalnest.points.Shop;
import com.loyalnest.points.v1.EnterBirthdayRequest;
import com.loyalnest.points.v1.EnterBirthdayResponse;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetPointsProgramRequest;
import com.loyalnest.points.v1.PointsProgram;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.UpdatePointsProgramRequest;
import io.grpc.StatusRuntimeException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class BirthdayIntegrationTest {
  private final Shop shop;
  private final BirthdayJob job;
  private final MovableClock clock;
  private final PointsServiceBlockingStub points;
  private final String merchantId = "birthdays-" + UUID.randomUUID();
  private final PointsServiceBlockingStub merchant;
  private final PointsServiceBlockingStub shopper;

  BirthdayIntegrationTest(
      @Autowired Shop shop,
      @Autowired BirthdayJob job,
      @Autowired MovableClock clock,
      @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.job = job;
    this.clock = clock;
    this.points = points;
    this.merchant = points.withInterceptors(TestCallers.merchant(merchantId));
    this.shopper = points.withInterceptors(TestCallers.shopper(merchantId, "1"));
  }

  @BeforeEach
  void aMemberInWinter() {
    clock.set(Instant.parse("2027-01-10T12:00:00Z"));
    shop.tells(event(merchantId, customer("1")));
  }

  @AfterEach
  void backToSummer() {
    clock.set(Instant.parse("2026-07-01T12:00:00Z"));
  }

  @AfterAll
  static void andTheBooksAgree() throws Exception {
    Books.agree();
  }

  @Test
  void aBirthdayGivesPointsOnTheDayOnceAYear() {
    var entered = shopper.enterBirthday(birthday(5, 17).setYear(1990).build());

    assertThat(entered.getFirstRewardOn()).isEqualTo("2027-05-17");
    on("2027-05-16");
    assertThat(balance()).isZero();
    on("2027-05-17");
    on("2027-05-17");
    on("2027-05-18");
    assertThat(balance()).isEqualTo(200);
    on("2028-05-17");
    assertThat(balance()).isEqualTo(400);
  }

  @Test
  void theDayBeginsWhereTheMerchantIs() {
    publish(program -> program.setTimeZone("Pacific/Kiritimati"));
    shopper.enterBirthday(birthday(5, 17).build());

    at("2027-05-16T09:59:59Z");
    assertThat(balance()).isZero();
    at("2027-05-16T10:00:00Z");
    assertThat(balance()).isEqualTo(200);
  }

  @Test
  void aDayOnWhichNobodyLookedIsMadeUpForWithinAWeek() {
    shopper.enterBirthday(birthday(5, 17).build());

    on("2027-05-25");
    assertThat(balance()).isZero();
    on("2027-05-24");
    assertThat(balance()).isEqualTo(200);
  }

  @Test
  void theYearEndsBetweenTheDayAndTheLook() {
    shopper.enterBirthday(birthday(12, 30).build());

    on("2028-01-02");
    on("2028-12-30");
    assertThat(balance()).isEqualTo(400);
  }

  @Test
  void whoEntersItRightBeforeTheDayWaitsForTheNext() {
    clock.set(Instant.parse("2027-04-18T00:00:00Z"));
    assertThat(shopper.enterBirthday(birthday(5, 17).build()).getFirstRewardOn())
        .isEqualTo("2028-05-17");

    on("2027-05-17");
    assertThat(balance()).isZero();
    on("2028-05-17");
    assertThat(balance()).isEqualTo(200);
  }

  @Test
  void whoEntersItThirtyDaysBeforeDoesNot() {
    clock.set(Instant.parse("2027-04-17T23:59:59Z"));
    shopper.enterBirthday(birthday(5, 17).build());

    on("2027-05-17");
    assertThat(balance()).isEqualTo(200);
  }

  @Test
  void theLeapDayIsTheDayBeforeInCommonYears() {
    clock.set(Instant.parse("2026-10-10T12:00:00Z"));
    shopper.enterBirthday(birthday(2, 29).build());

    on("2027-02-28");
    assertThat(balance()).isEqualTo(200);
    on("2028-02-28");
    assertThat(balance()).isEqualTo(200);
    on("2028-02-29");
    assertThat(balance()).isEqualTo(400);
  }

  @Test
  void theFirstEntryStays() {
    var first = shopper.enterBirthday(birthday(5, 17).build());

    assertThat(shopper.enterBirthday(birthday(5, 17).build())).isEqualTo(first);
    Refused.with(Reason.BIRTHDAY_LOCKED, () -> shopper.enterBirthday(birthday(6, 17).build()));
    Refused.with(
        Reason.BIRTHDAY_LOCKED,
        () -> shopper.enterBirthday(birthday(6, 17).setReason("I was born twice").build()));
    Refused.with(
        Reason.BIRTHDAY_LOCKED,
        () -> merchant.enterBirthday(birthday(6, 17).setCustomerId("1").build()));
  }

  @Test
  void staffWhoSayWhyMoveItButNotIntoASecondGiftOfTheYear() {
    shopper.enterBirthday(birthday(5, 17).build());
    on("2027-05-17");
    clock.set(Instant.parse("2027-06-01T12:00:00Z"));

    var moved =
        merchant.enterBirthday(
            birthday(11, 3).setCustomerId("1").setReason("shown a passport").build());

    assertThat(moved.getFirstRewardOn()).isEqualTo("2027-11-03");
    on("2027-11-03");
    assertThat(balance()).isEqualTo(200);
    on("2028-05-17");
    assertThat(balance()).isEqualTo(200);
    on("2028-11-03");
    assertThat(balance()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 30, 0",
    "2, 29, 2001",
    "4, 31, 0",
    "13, 1, 0",
    "0, 1, 0",
    "1, 0, 0",
    "1, 32, 0",
    "5, 17, 1899",
    "5, 17, 2028",
    "1, 11, 2027",
    "1, 1, -1"
  })
  void whatIsNoDayOfBirthIsRefused(int month, int day, int year) {
    Refused.with(
        Reason.INVALID_ARGUMENT,
        () -> shopper.enterBirthday(birthday(month, day).setYear(year).build()));
  }

  @Test
  void aShopperEntersNobodyElsesAndAMerchantNamesTheCustomer() {
    shop.tells(event(merchantId, customer("2")));

    Refused.with(
        Reason.PERMISSION_DENIED,
        () -> shopper.enterBirthday(birthday(5, 17).setCustomerId("2").build()));
    Refused.with(Reason.INVALID_ARGUMENT, () -> merchant.enterBirthday(birthday(5, 17).build()));
    Refused.with(
        Reason.CUSTOMER_NOT_FOUND,
        () -> merchant.enterBirthday(birthday(5, 17).setCustomerId("999").build()));
    Refused.with(
        Reason.CUSTOMER_NOT_FOUND,
        () ->
            points
                .withInterceptors(TestCallers.merchant("birthdays-other"))
                .enterBirthday(birthday(5, 17).setCustomerId("1").build()));
  }

  @Test
  void aProgramThatHasItSwitchedOffOnTheDayGivesNothing() {
    shopper.enterBirthday(birthday(5, 17).build());
    publish(program -> program.getActivitiesBuilder().removeRules("birthday"));

    on("2027-05-17");
    assertThat(balance()).isZero();
  }

  @Test
  void ofManyEntriesAtOnceOneStays() throws Exception {
    var calls =
        IntStream.rangeClosed(1, 8)
            .<Callable<Boolean>>mapToObj(day -> () -> entered(birthday(5, day)))
            .toList();

    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      assertThat(threads.invokeAll(calls).stream().filter(call -> call.resultNow())).hasSize(1);
    }
  }

  @Test
  void manyJobsAtOnceGiveOnce() throws Exception {
    for (var n = 2; n < 40; n++) {
      shop.tells(event(merchantId, customer("" + n)));
      merchant.enterBirthday(birthday(5, 17).setCustomerId("" + n).build());
    }
    shopper.enterBirthday(birthday(5, 17).build());
    clock.set(Instant.parse("2027-05-17T08:00:00Z"));
    var now = clock.now();

    try (var threads = Executors.newFixedThreadPool(4)) {
      var runs =
          IntStream.range(0, 4).<Callable<Boolean>>mapToObj(n -> () -> job.run(now)).toList();
      assertThat(threads.invokeAll(runs)).allMatch(run -> run.resultNow());
    }

    for (var n = 1; n < 40; n++) {
      assertThat(balance("" + n)).isEqualTo(200);
    }
  }

  @Test
  void birthdaysLieInTheTableOnlySealed() throws SQLException {
    shopper.enterBirthday(birthday(5, 17).setYear(1990).build());

    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var query =
            connection.prepareStatement(
                "select b::text, encode(birthday, 'escape') from points.birthdays b where merchant_id = ?")) {
      query.setString(1, merchantId);
      var rows = query.executeQuery();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1) + rows.getString(2)).doesNotContain("05-17", "1990-");
    }
  }

  private boolean entered(EnterBirthdayRequest.Builder request) {
    try {
      return !shopper
          .enterBirthday(request.build())
          .equals(EnterBirthdayResponse.getDefaultInstance());
    } catch (StatusRuntimeException refused) {
      assertThat(Refused.reasonOf(refused)).isEqualTo("BIRTHDAY_LOCKED");
      return false;
    }
  }

  private void on(String date) {
    at(date + "T08:00:00Z");
  }

  private void publish(Consumer<PointsProgram.Builder> change) {
    var published =
        merchant.getPointsProgram(GetPointsProgramRequest.getDefaultInstance()).getPublished();
    var program = published.getProgram().toBuilder();
    change.accept(program);
    merchant.updatePointsProgram(
        UpdatePointsProgramRequest.newBuilder()
            .setBasedOnVersion(published.getProgramVersion())
            .setProgram(program)
            .build());
  }

  private void at(String time) {
    clock.set(Instant.parse(time));
    assertThat(job.run(clock.now())).isTrue();
  }

  private int balance() {
    return balance("1");
  }

  private int balance(String customer) {
    return merchant
        .getBalance(GetBalanceRequest.newBuilder().setCustomerId(customer).build())
        .getPointsBalance();
  }

  private static EnterBirthdayRequest.Builder birthday(int month, int day) {
    return EnterBirthdayRequest.newBuilder().setMonth(month).setDay(day);
  }
}
