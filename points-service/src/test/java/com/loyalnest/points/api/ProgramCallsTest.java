package com.loyalnest.points.api;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Refused;
import com.loyalnest.points.Shop;
import com.loyalnest.points.v1.ActivityRule;
import com.loyalnest.points.v1.GetPointsProgramRequest;
import com.loyalnest.points.v1.GoalSpend;
import com.loyalnest.points.v1.ListPointsProgramsRequest;
import com.loyalnest.points.v1.PointsProgram;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.PublishedProgram;
import com.loyalnest.points.v1.UpdatePointsProgramRequest;
import io.grpc.StatusRuntimeException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.client.ImportGrpcClients;

@PointsServiceTest
@ImportGrpcClients(target = "points", types = PointsServiceBlockingStub.class)
class ProgramCallsTest {
  private final Shop shop;
  private final PointsServiceBlockingStub points;
  private final String merchantId = "program-" + UUID.randomUUID();
  private final PointsServiceBlockingStub merchant;

  ProgramCallsTest(@Autowired Shop shop, @Autowired PointsServiceBlockingStub points) {
    this.shop = shop;
    this.points = points;
    this.merchant = points.withInterceptors(TestCallers.merchant(merchantId));
  }

  @Test
  void whoNeverChangedAnythingHasTheDefaults() {
    var program = inForce();

    assertThat(program.getProgramVersion()).isEqualTo(1);
    assertThat(program.getProgram().toBuilder().clearActivities().build())
        .isEqualTo(
            PointsProgram.newBuilder()
                .setRateNumerator(10)
                .setRateDenominator(1)
                .setRounding("floor")
                .setExpiry("never")
                .build());
  }

  @Test
  void whoNeverChangedAnythingPaysForTheUsualActivitiesAndForNoGoal() {
    var activities = inForce().getProgram().getActivities();

    assertThat(activities.getRulesMap())
        .containsOnlyKeys("signup", "newsletter", "review", "birthday", "social_follow");
    assertThat(activities.getRulesOrThrow("signup"))
        .isEqualTo(ActivityRule.newBuilder().setEnabled(true).setPoints(200).build());
    assertThat(activities.getGoalSpend())
        .isEqualTo(
            GoalSpend.newBuilder().setAmount("100").setPoints(200).setPeriod("year").build());
  }

  @Test
  void activitiesArePublishedAsTheyWereSaid() {
    var program = inForce().getProgram().toBuilder();
    program
        .getActivitiesBuilder()
        .removeRules("review")
        .putRules("check_in", ownActivity().setLimitPerDay(1).setLimitInAll(9).build())
        .setGoalSpend(
            GoalSpend.newBuilder()
                .setEnabled(true)
                .setAmount("99.95")
                .setPoints(7)
                .setPeriod("lifetime"));

    assertThat(publish(1, program.build()).getProgram()).isEqualTo(program.build());
    assertThat(inForce().getProgram()).isEqualTo(program.build());
  }

  @Test
  void anActivityThatCannotBeNamesItsField() {
    assertThat(refused("Check-In", ownActivity())).contains("rules");
    assertThat(refused("goal_spend", ownActivity())).contains("goal_spend");
    assertThat(refused("check_in", ownActivity().clearTitles())).contains("check_in.titles");
    assertThat(refused("check_in", ownActivity().putTitles("fr", " "))).contains("titles");
    assertThat(refused("review", ownActivity())).contains("review.titles");
    assertThat(refused("check_in", ownActivity().setPoints(0))).contains("points");
    assertThat(refused("check_in", ownActivity().setPoints(100_001))).contains("points");
    assertThat(refused("check_in", ownActivity().setLimitPerDay(-1))).contains("limit_per_day");
    var goal = GoalSpend.newBuilder().setAmount("0.00").setPoints(1).setPeriod("year");
    assertThat(refused(goal)).contains("goal_spend.amount");
    assertThat(refused(goal.setAmount("1e9"))).contains("goal_spend.amount");
    assertThat(refused(goal.setAmount("9999999999"))).contains("goal_spend.amount");
    assertThat(refused(goal.setAmount("1").setPeriod("month"))).contains("goal_spend.period");
  }

  private static ActivityRule.Builder ownActivity() {
    return ActivityRule.newBuilder().setEnabled(true).setPoints(5).putTitles("en", "Visit us");
  }

  private String refused(String key, ActivityRule.Builder rule) {
    var program = inForce().getProgram().toBuilder();
    program.getActivitiesBuilder().putRules(key, rule.build());
    return refused(program.build());
  }

  private String refused(GoalSpend.Builder goal) {
    var program = inForce().getProgram().toBuilder();
    program.getActivitiesBuilder().setGoalSpend(goal);
    return refused(program.build());
  }

  @Test
  void aPublishedVersionPaysFromThenOnAndEarlierOnesStay() {
    shop.tells(event(merchantId, order("1", "7", "10.00")));
    var doubled = inForce().getProgram().toBuilder().setRateNumerator(20).build();

    var published = publish(1, doubled);

    assertThat(published.getProgramVersion()).isEqualTo(2);
    assertThat(published.getProgram()).isEqualTo(doubled);
    assertThat(inForce()).isEqualTo(published);
    assertThat(
            merchant
                .listPointsPrograms(ListPointsProgramsRequest.getDefaultInstance())
                .getVersionsList())
        .extracting(PublishedProgram::getProgramVersion)
        .containsExactly(2, 1);
    assertThat(version(1).getProgram().getRateNumerator()).isEqualTo(10);
  }

  @Test
  void whatDoesNotFitTogetherNamesItsField() {
    var program = inForce().getProgram();

    assertThat(refused(program.toBuilder().setExpiry("after_earning").build()))
        .contains("program.expiry_days", "1 to 3650");
    assertThat(refused(program.toBuilder().setExpiryDays(30).build()))
        .contains("program.expiry_days");
    assertThat(refused(program.toBuilder().setHoldDays(91).build())).contains("hold_days");
    assertThat(refused(program.toBuilder().setRateDenominator(0).build()))
        .contains("rate_denominator");
    assertThat(refused(program.toBuilder().setRounding("bankers").build())).contains("rounding");
    assertThat(inForce().getProgramVersion()).isEqualTo(1);
  }

  @Test
  void aVersionThatWasNotPublishedIsNotThere() {
    Refused.with(Reason.PROGRAM_VERSION_NOT_FOUND, () -> version(9));
  }

  @Test
  void shoppersDoNotReadOrChangeIt() {
    var shopper = points.withInterceptors(TestCallers.shopper(merchantId, "7"));

    Refused.with(
        Reason.PERMISSION_DENIED,
        () -> shopper.getPointsProgram(GetPointsProgramRequest.getDefaultInstance()));
    Refused.with(
        Reason.PERMISSION_DENIED,
        () -> shopper.updatePointsProgram(update(1, PointsProgram.getDefaultInstance())));
  }

  @Test
  void ofEightChangesAtOnceOneIsPublishedAndTheOthersAreTold() throws Exception {
    var program = inForce().getProgram();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var published =
          threads
              .invokeAll(
                  IntStream.range(1, 9)
                      .mapToObj(rate -> publishing(program.toBuilder().setRateNumerator(rate)))
                      .toList())
              .stream()
              .filter(answer -> answer.resultNow())
              .count();

      assertThat(published).isEqualTo(1);
    }
    assertThat(inForce().getProgramVersion()).isEqualTo(2);
  }

  private Callable<Boolean> publishing(PointsProgram.Builder program) {
    return () -> {
      try {
        publish(1, program.build());
        return true;
      } catch (StatusRuntimeException refused) {
        assertThat(Refused.reasonOf(refused)).isEqualTo("PROGRAM_CHANGED");
        return false;
      }
    };
  }

  private PublishedProgram inForce() {
    return version(0);
  }

  private PublishedProgram version(int number) {
    return merchant
        .getPointsProgram(GetPointsProgramRequest.newBuilder().setProgramVersion(number).build())
        .getPublished();
  }

  private PublishedProgram publish(int basedOn, PointsProgram program) {
    return merchant.updatePointsProgram(update(basedOn, program)).getPublished();
  }

  private String refused(PointsProgram program) {
    return Refused.with(Reason.INVALID_ARGUMENT, () -> publish(1, program));
  }

  private static UpdatePointsProgramRequest update(int basedOn, PointsProgram program) {
    return UpdatePointsProgramRequest.newBuilder()
        .setBasedOnVersion(basedOn)
        .setProgram(program)
        .build();
  }
}
