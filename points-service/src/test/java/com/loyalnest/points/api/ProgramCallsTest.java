package com.loyalnest.points.api;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static com.loyalnest.points.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Refused;
import com.loyalnest.points.Shop;
import com.loyalnest.points.v1.ActivityRule;
import com.loyalnest.points.v1.ComparePointsProgramsRequest;
import com.loyalnest.points.v1.DiscardProgramDraftRequest;
import com.loyalnest.points.v1.EligibleMoney;
import com.loyalnest.points.v1.Exclusions;
import com.loyalnest.points.v1.ExpiryActivity;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetOrderDecisionRequest;
import com.loyalnest.points.v1.GetOrderDecisionResponse;
import com.loyalnest.points.v1.GetPointsProgramRequest;
import com.loyalnest.points.v1.GetProgramDraftRequest;
import com.loyalnest.points.v1.GoalSpend;
import com.loyalnest.points.v1.ListPointsProgramsRequest;
import com.loyalnest.points.v1.PointsName;
import com.loyalnest.points.v1.PointsNames;
import com.loyalnest.points.v1.PointsProgram;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.ProgramChange;
import com.loyalnest.points.v1.ProgramDraft;
import com.loyalnest.points.v1.PublishProgramDraftRequest;
import com.loyalnest.points.v1.PublishedProgram;
import com.loyalnest.points.v1.RollBackPointsProgramRequest;
import com.loyalnest.points.v1.SaveProgramDraftRequest;
import com.loyalnest.points.v1.SegmentMultiplier;
import com.loyalnest.points.v1.UpdatePointsProgramRequest;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.List;
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
                .setEligibleMoney(EligibleMoney.getDefaultInstance())
                .setExclusions(Exclusions.getDefaultInstance())
                .setSpentPoints("proportional")
                .setShortfall("carry")
                .setTimeZone("UTC")
                .setPointsNames(PointsNames.getDefaultInstance())
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
    assertThat(refused(program.toBuilder().setExpiryMonths(1).build()))
        .contains("program.expiry_days", "expiry_months");
    assertThat(
            refused(
                program.toBuilder()
                    .setExpiry("after_earning")
                    .setExpiryDays(30)
                    .setExpiryMonths(1)
                    .build()))
        .contains("not both");
    assertThat(refused(program.toBuilder().setExpiryMonths(121).build())).contains("expiry_months");
    assertThat(refused(program.toBuilder().setHoldDays(91).build())).contains("hold_days");
    assertThat(refused(program.toBuilder().setRateDenominator(0).build()))
        .contains("rate_denominator");
    assertThat(refused(program.toBuilder().setRounding("bankers").build())).contains("rounding");
    assertThat(inForce().getProgramVersion()).isEqualTo(1);
  }

  @Test
  void theDaysAreWhereTheProgramSaysAndNowhereThatIsNot() {
    var program = inForce().getProgram().toBuilder();

    var published =
        publish(
            1,
            program
                .clone()
                .setTimeZone("America/Sao_Paulo")
                .setExpiry("after_earning")
                .setExpiryMonths(12)
                .build());

    assertThat(published.getProgram().getTimeZone()).isEqualTo("America/Sao_Paulo");
    assertThat(published.getProgram().getExpiryMonths()).isEqualTo(12);
    assertThat(inForce()).isEqualTo(published);
    assertThat(changes(1, 2))
        .extracting(ProgramChange::getField)
        .containsExactly("expiry", "time_zone", "expiry_months");
    for (var wrong : List.of("Mars/Olympus", "paris", "+01:00", "UTC+2", "Europe/Paris ")) {
      assertThat(refused(program.clone().setTimeZone(wrong).build()))
          .contains("program.time_zone", "Europe/Paris");
    }
    assertThat(refused(program.clone().setTimeZone("x".repeat(65)).build())).contains("time_zone");
    assertThat(publish(2, program.clone().clearTimeZone().build()).getProgram().getTimeZone())
        .isEqualTo("UTC");
  }

  @Test
  void whatCountsAsActivityIsSaidOnlyWhereInactivityLosesPoints() {
    var activity = ExpiryActivity.newBuilder().setAdjustments(true);
    var program = inForce().getProgram().toBuilder();

    assertThat(refused(program.clone().setExpiryActivity(activity).build()))
        .contains("program.expiry_activity", "after_inactivity");
    assertThat(refused(program.clone().setExpiry("after_inactivity").build()))
        .contains("program.expiry_days");
    program.setExpiry("after_inactivity").setExpiryDays(90);
    assertThat(publish(1, program.build()).getProgram().getExpiryActivity())
        .isEqualTo(ExpiryActivity.newBuilder().setRedemptions(true).build());
    assertThat(
            publish(2, program.setExpiryActivity(activity).build())
                .getProgram()
                .getExpiryActivity())
        .isEqualTo(activity.build());
  }

  @Test
  void pointsHaveTheirNameInEachLanguage() {
    var names =
        PointsNames.newBuilder()
            .putLanguages("en", name("star", "stars"))
            .putLanguages("es-MX", name("estrella", "estrellas"))
            .setDefaultLanguage("en");
    var program = inForce().getProgram().toBuilder();

    var published = publish(1, program.clone().setPointsNames(names).build());

    assertThat(published.getProgram().getPointsNames()).isEqualTo(names.build());
    shop.tells(event(merchantId, order("1", "7", "10.00")));
    assertThat(named("es-mx").getPlural()).isEqualTo("estrellas");
    assertThat(named("fr").getPlural()).isEqualTo("stars");
    publish(2, program.clone().setPointsNames(names.clone().clearDefaultLanguage()).build());
    assertThat(named("es-ES").getPlural()).isEqualTo("puntos");
    assertThat(named("").getSingular()).isEqualTo("star");
  }

  @Test
  void aNameIsMadeOfWords() {
    var program = inForce().getProgram().toBuilder();
    for (var wrong :
        List.of("", " ", " star", "x".repeat(41), "<b>", "a&b", "{x}", "a\u0007", "a\u202Eb")) {
      for (var name : List.of(name(wrong, "stars"), name("star", wrong))) {
        var names = PointsNames.newBuilder().putLanguages("en", name);
        assertThat(refused(program.clone().setPointsNames(names).build()))
            .contains("program.points_names.languages.en");
      }
    }
    for (var wrong : List.of("english language", "e_", "und", "-x")) {
      var names = PointsNames.newBuilder().putLanguages(wrong, name("star", "stars"));
      assertThat(refused(program.clone().setPointsNames(names).build()))
          .contains("program.points_names");
    }
    var twice =
        PointsNames.newBuilder()
            .putLanguages("es-MX", name("a", "b"))
            .putLanguages("es-mx", name("a", "b"));
    assertThat(refused(program.clone().setPointsNames(twice).build()))
        .contains("each language once");
    var usual = PointsNames.newBuilder().setDefaultLanguage("en");
    assertThat(refused(program.clone().setPointsNames(usual).build())).contains("default_language");
    assertThat(inForce().getProgramVersion()).isEqualTo(1);
  }

  private PointsName named(String locale) {
    return merchant
        .getBalance(
            GetBalanceRequest.newBuilder()
                .setCustomerId("7")
                .setDates(true)
                .setLocale(locale)
                .build())
        .getPointsName();
  }

  private static PointsName name(String singular, String plural) {
    return PointsName.newBuilder().setSingular(singular).setPlural(plural).build();
  }

  @Test
  void shippingAndTaxEarnWhereTheProgramSaysSoAndTheDecisionTellsWhatComesBack() {
    var money = EligibleMoney.newBuilder().setShipping(true).setTax(true).setMinimum("15.00");
    var published = publish(1, inForce().getProgram().toBuilder().setEligibleMoney(money).build());
    assertThat(published.getProgram().getEligibleMoney()).isEqualTo(money.build());
    assertThat(changes(1, 2))
        .extracting(ProgramChange::getField)
        .containsExactly("eligible_money.tax", "eligible_money.shipping", "eligible_money.minimum");

    var later = timestamp(Instant.ofEpochSecond(published.getPublishedAt().getSeconds() + 60));
    var order =
        order("1", "7", "10.00")
            .setCreatedAt(later)
            .setUpdatedAt(later)
            .setTotalShipping("5.00")
            .setTotalTax("1.00");
    shop.tells(event(merchantId, order));
    assertThat(decision().getPoints()).isEqualTo(160);

    shop.tells(event(merchantId, refund("r", "1").setShipping("0.50").setTax("0.10")));
    assertThat(decision().getPoints()).isEqualTo(154);
    assertThat(decision().getExplanationList())
        .contains("A refund of money took back 5 points.", "A refund of money took back 1 point.");

    shop.tells(event(merchantId, refund("s", "1").setShipping("4.50")));
    assertThat(decision().getPoints()).isZero();
    assertThat(decision().getExplanationList())
        .last()
        .isEqualTo("The order stays below the least that earns points.");
  }

  @Test
  void aMinimumIsAnAmountOfMoney() {
    for (var wrong : List.of("-1", "1e9", "1,5", "abc", "1.2345", "12345678901")) {
      var money = EligibleMoney.newBuilder().setMinimum(wrong);
      assertThat(refused(inForce().getProgram().toBuilder().setEligibleMoney(money).build()))
          .contains("minimum");
    }
  }

  @Test
  void exclusionsArePublishedAndCheckedOneByOne() {
    var exclusions =
        Exclusions.newBuilder().addProductIds("77").addProductTags("sale").addCollectionIds("9");
    var program = inForce().getProgram().toBuilder();

    var published = publish(1, program.setExclusions(exclusions).build());

    assertThat(published.getProgram().getExclusions()).isEqualTo(exclusions.build());
    assertThat(inForce()).isEqualTo(published);
    assertThat(refused(program.setExclusions(exclusions.clone().addProductIds("gid")).build()))
        .contains("product_ids");
    assertThat(refused(program.setExclusions(exclusions.clone().addProductTags("")).build()))
        .contains("product_tags");
    assertThat(refused(program.setExclusions(exclusions.clone().addCollectionIds("-1")).build()))
        .contains("collection_ids");
  }

  @Test
  void segmentsHaveOneMultiplierEach() {
    var champions =
        SegmentMultiplier.newBuilder().setSegment("champions").setNumerator(3).setDenominator(2);
    var program = inForce().getProgram().toBuilder();

    var published = publish(1, program.clone().addSegmentMultipliers(champions).build());

    assertThat(published.getProgram().getSegmentMultipliersList())
        .containsExactly(champions.build());
    assertThat(
            refused(
                program
                    .clone()
                    .addSegmentMultipliers(champions)
                    .addSegmentMultipliers(champions)
                    .build()))
        .contains("program.segment_multipliers", "once");
    for (var wrong :
        List.of(
            champions.clone().setDenominator(0),
            champions.clone().setNumerator(-1),
            champions.clone().setNumerator(1001),
            champions.clone().setSegment("Champions!"))) {
      assertThat(refused(program.clone().addSegmentMultipliers(wrong).build()))
          .contains("segment_multipliers");
    }
  }

  @Test
  void aVersionThatWasNotPublishedIsNotThere() {
    Refused.with(Reason.PROGRAM_VERSION_NOT_FOUND, () -> version(9));
  }

  @Test
  void aDraftIsWrittenInTurnsAndInForceOnlyOncePublished() {
    var program = inForce().getProgram();
    Refused.with(Reason.PROGRAM_DRAFT_NOT_FOUND, this::draft);

    var begun = save(1, 0, program.toBuilder().setHoldDays(7));
    var saved = save(1, begun.getRevision(), program.toBuilder().setHoldDays(14));

    assertThat(draft()).isEqualTo(saved);
    assertThat(saved.getProgram().getHoldDays()).isEqualTo(14);
    assertThat(saved.getSavedBy()).startsWith("merchant:");
    assertThat(inForce().getProgram()).isEqualTo(program);
    Refused.with(Reason.PROGRAM_CHANGED, () -> save(1, 0, program.toBuilder()));
    Refused.with(Reason.PROGRAM_CHANGED, () -> save(1, begun.getRevision(), program.toBuilder()));
    Refused.with(Reason.PROGRAM_CHANGED, () -> publishDraft(begun.getRevision()));

    var published = publishDraft(saved.getRevision());

    assertThat(published.getProgramVersion()).isEqualTo(2);
    assertThat(published.getProgram().getHoldDays()).isEqualTo(14);
    assertThat(published.getPublishedBy()).startsWith("merchant:");
    assertThat(inForce()).isEqualTo(published);
    Refused.with(Reason.PROGRAM_DRAFT_NOT_FOUND, this::draft);
  }

  @Test
  void aDraftDoesNotUndoWhatWasPublishedBesideIt() {
    var program = inForce().getProgram();
    var begun = save(1, 0, program.toBuilder().setHoldDays(7));
    publish(1, program.toBuilder().setRateNumerator(20).build());

    Refused.with(Reason.PROGRAM_CHANGED, () -> publishDraft(begun.getRevision()));
    Refused.with(Reason.PROGRAM_CHANGED, () -> save(1, begun.getRevision(), program.toBuilder()));
    assertThat(draft()).isEqualTo(begun);

    var rebased = save(2, begun.getRevision(), inForce().getProgram().toBuilder().setHoldDays(7));
    assertThat(publishDraft(rebased.getRevision()).getProgram().getRateNumerator()).isEqualTo(20);
  }

  @Test
  void aDraftCanBeThrownAway() {
    var begun = save(1, 0, inForce().getProgram().toBuilder().setHoldDays(7));

    Refused.with(Reason.PROGRAM_CHANGED, () -> discard(begun.getRevision() + 1));
    discard(begun.getRevision());

    Refused.with(Reason.PROGRAM_DRAFT_NOT_FOUND, this::draft);
    Refused.with(Reason.PROGRAM_DRAFT_NOT_FOUND, () -> discard(begun.getRevision()));
    assertThat(inForce().getProgramVersion()).isEqualTo(1);
  }

  @Test
  void whatDiffersIsNamedSettingBySetting() {
    var program = inForce().getProgram();
    publish(
        1,
        program.toBuilder()
            .setRateNumerator(20)
            .setExpiry("after_earning")
            .setExpiryDays(365)
            .build());
    save(2, 0, inForce().getProgram().toBuilder().setHoldDays(7));

    assertThat(changes(1, 2))
        .extracting(ProgramChange::getField, ProgramChange::getBefore, ProgramChange::getAfter)
        .containsExactly(
            tuple("rate_numerator", "10", "20"),
            tuple("expiry", "never", "after_earning"),
            tuple("expiry_days", "0", "365"));
    assertThat(changes(2, 0)).extracting(ProgramChange::getField).containsExactly("hold_days");
    assertThat(changes(2, 2)).isEmpty();
    Refused.with(Reason.PROGRAM_VERSION_NOT_FOUND, () -> changes(1, 3));
  }

  @Test
  void rollingBackPublishesTheEarlierVersionOnceMore() {
    var program = inForce().getProgram();
    publish(1, program.toBuilder().setRateNumerator(20).build());

    var rolledBack = rollBack(1, 2);

    assertThat(rolledBack.getProgramVersion()).isEqualTo(3);
    assertThat(rolledBack.getProgram()).isEqualTo(program);
    assertThat(version(2).getProgram().getRateNumerator()).isEqualTo(20);
    Refused.with(Reason.PROGRAM_CHANGED, () -> rollBack(1, 2));
    Refused.with(Reason.PROGRAM_VERSION_NOT_FOUND, () -> rollBack(9, 3));
  }

  @Test
  void aDraftOfAnotherMerchantIsNotThere() {
    save(1, 0, inForce().getProgram().toBuilder().setHoldDays(7));
    var other = points.withInterceptors(TestCallers.merchant("other-" + merchantId));

    Refused.with(
        Reason.PROGRAM_DRAFT_NOT_FOUND,
        () -> other.getProgramDraft(GetProgramDraftRequest.getDefaultInstance()));
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

  private GetOrderDecisionResponse decision() {
    return merchant.getOrderDecision(GetOrderDecisionRequest.newBuilder().setOrderId("1").build());
  }

  private ProgramDraft draft() {
    return merchant.getProgramDraft(GetProgramDraftRequest.getDefaultInstance()).getDraft();
  }

  private ProgramDraft save(int basedOn, int revision, PointsProgram.Builder program) {
    return merchant
        .saveProgramDraft(
            SaveProgramDraftRequest.newBuilder()
                .setBasedOnVersion(basedOn)
                .setRevision(revision)
                .setProgram(program)
                .build())
        .getDraft();
  }

  private PublishedProgram publishDraft(int revision) {
    return merchant
        .publishProgramDraft(PublishProgramDraftRequest.newBuilder().setRevision(revision).build())
        .getPublished();
  }

  private void discard(int revision) {
    merchant.discardProgramDraft(
        DiscardProgramDraftRequest.newBuilder().setRevision(revision).build());
  }

  private List<ProgramChange> changes(int from, int to) {
    return merchant
        .comparePointsPrograms(
            ComparePointsProgramsRequest.newBuilder().setFromVersion(from).setToVersion(to).build())
        .getChangesList();
  }

  private PublishedProgram rollBack(int version, int basedOn) {
    return merchant
        .rollBackPointsProgram(
            RollBackPointsProgramRequest.newBuilder()
                .setProgramVersion(version)
                .setBasedOnVersion(basedOn)
                .build())
        .getPublished();
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
