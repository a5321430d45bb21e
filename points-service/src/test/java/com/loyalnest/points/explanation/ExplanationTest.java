package com.loyalnest.points.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.ULocale;
import com.loyalnest.points.activity.ActivityStep;
import com.loyalnest.points.activity.ActivityStep.Given;
import com.loyalnest.points.activity.ActivityStep.GoalReached;
import com.loyalnest.points.activity.ActivityStep.Limited;
import com.loyalnest.points.earning.DecisionStep;
import com.loyalnest.points.earning.DecisionStep.Eligible;
import com.loyalnest.points.earning.DecisionStep.Exclusion;
import com.loyalnest.points.earning.DecisionStep.RateApplied;
import com.loyalnest.points.earning.DecisionStep.Reason;
import com.loyalnest.points.earning.DecisionStep.Refunded;
import com.loyalnest.points.earning.DecisionStep.Rounded;
import com.loyalnest.points.program.Activities;
import com.loyalnest.points.program.Expiry;
import com.loyalnest.points.program.Period;
import com.loyalnest.points.program.PointsName;
import com.loyalnest.points.program.PointsNames;
import com.loyalnest.points.program.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {
  private static final List<DecisionStep> ORDER =
      List.of(
          new Eligible(new BigDecimal("118.05"), "USD"),
          new RateApplied(10, 1, "2361/2"),
          new Rounded("floor", 1180),
          new Refunded("r-1", "l-1", 1, 590),
          new Refunded("r-2", "l-1", 0, 1));

  private final Explanation explanation = new Explanation();

  @Test
  void tellsEachStep() {
    assertThat(explanation.of(ORDER, "en-US", PointsNames.NONE))
        .containsExactly(
            "$118.05 of this order earns points.",
            "$118.05 × 10 = 1,180.5.",
            "Rounded down to 1,180 points.",
            "A refund of 1 item took back 590 points.",
            "A refund of money took back 1 point.");
  }

  @Test
  void tellsWhyPointsWereLost() {
    var days = new Expiry(Expiry.Model.AFTER_INACTIVITY, 60, 0);
    var months = new Expiry(Expiry.Model.AFTER_INACTIVITY, 0, 1);

    assertThat(explanation.ofExpiry(new LostPoints("inactivity", 1, days), "en", PointsNames.NONE))
        .isEqualTo("1 point was lost after 60 days without activity.");
    assertThat(
            explanation.ofExpiry(
                new LostPoints("inactivity", 2_000, months), "en", PointsNames.NONE))
        .isEqualTo("2,000 points were lost after 1 month without activity.");
    assertThat(
            explanation.ofExpiry(new LostPoints("inactivity", 1, months), "es", PointsNames.NONE))
        .isEqualTo("Se perdió 1 punto tras 1 mes sin actividad.");
    assertThat(
            explanation.ofExpiry(
                new LostPoints("inactivity", 5, months), "fr-CA", PointsNames.NONE))
        .isEqualTo("Perte de 5 points après 1 mois sans activité.");
    assertThat(explanation.ofExpiry(new LostPoints("expiry", 5, days), "en", PointsNames.NONE))
        .isEqualTo("5 points were lost at the end of the last day.");
  }

  @Test
  void pointsAreCalledWhatTheMerchantCallsThem() {
    var names =
        new PointsNames(
            new TreeMap<>(
                Map.of(
                    "en", new PointsName("star", "stars"),
                    "es", new PointsName("estrella", "estrellas"))),
            "en");

    assertThat(explanation.of(ORDER, "en-US", names))
        .containsExactly(
            "$118.05 of this order earns stars.",
            "$118.05 × 10 = 1,180.5.",
            "Rounded down to 1,180 stars.",
            "A refund of 1 item took back 590 stars.",
            "A refund of money took back 1 star.");
    assertThat(explanation.of(ORDER, "es-MX", names))
        .contains("Un reembolso de dinero descontó 1 estrella.");
    assertThat(explanation.of(ORDER, "fr", names))
        .contains("Un remboursement d’argent a repris 1 star.");
    var quoted = new PointsName("L'étoile 'd'or'", "étoiles # 1");
    assertThat(
            explanation.of(ORDER, "fr", new PointsNames(new TreeMap<>(Map.of("fr", quoted)), "")))
        .contains("Un remboursement d’argent a repris 1 L'étoile 'd'or'.");
  }

  @Test
  void aMultiplierIsToldInEveryLanguage() {
    var champions =
        List.<DecisionStep>of(
            new Eligible(new BigDecimal("118.00"), "USD"),
            new RateApplied(10, 1, "1180"),
            new DecisionStep.Multiplied("segment", "champions", 3, 2, "1770"));

    assertThat(explanation.of(champions, "en", PointsNames.NONE))
        .endsWith("$118.00 × 10 = 1,180.", "× 1.5 for champions = 1,770.");
    assertThat(explanation.of(champions, "es-MX", PointsNames.NONE))
        .endsWith("× 1.5 por campeones = 1,770.");
    assertThat(explanation.of(champions, "fr", PointsNames.NONE).getLast())
        .startsWith("× 1,5 pour champions = 1")
        .endsWith("770.");
    assertThat(
            explanation.of(
                List.of(new DecisionStep.Multiplied("segment", "vip_2", 2, 1, "4")),
                "en",
                PointsNames.NONE))
        .containsExactly("× 2 for vip_2 = 4.");
  }

  @Test
  void numbersAreWrittenAsTheReadersRegionWritesThem() {
    assertThat(explanation.of(ORDER, "es-MX", PointsNames.NONE))
        .contains("Redondeado hacia abajo a 1,180 puntos.");
    assertThat(explanation.of(ORDER, "es-ES", PointsNames.NONE))
        .contains("Redondeado hacia abajo a 1.180 puntos.");
  }

  @Test
  void speaksSpanishAndFrench() {
    assertThat(explanation.of(ORDER, "es", PointsNames.NONE))
        .contains("Un reembolso de dinero descontó 1 punto.");
    assertThat(explanation.of(ORDER, "fr", PointsNames.NONE))
        .contains("Un remboursement d’argent a repris 1 point.");
  }

  @Test
  void neverRoundsWhatItPrints() {
    var third =
        List.<DecisionStep>of(
            new Eligible(new BigDecimal("100"), "JPY"), new RateApplied(1, 3, "100/3"));

    assertThat(explanation.of(third, "en", PointsNames.NONE))
        .last()
        .isEqualTo("¥100 × 1/3 = 100/3.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de", "xx-nonsense", "!!"})
  void anyOtherLanguageIsEnglish(String locale) {
    assertThat(explanation.of(List.of(new Rounded("floor", 2)), locale, PointsNames.NONE))
        .containsExactly("Rounded down to 2 points.");
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReasonHasItsSentence(Reason reason) {
    for (var language : Texts.LANGUAGES) {
      assertThat(
              explanation.of(
                  List.of(new Exclusion(reason, "")), language.toLanguageTag(), PointsNames.NONE))
          .singleElement()
          .asString()
          .isNotBlank();
    }
  }

  @Test
  void tellsWhatAnActivityGave() {
    var signup = List.<ActivityStep>of(new Given("signup", Map.of(), 200));

    assertThat(explanation.ofActivity(signup, "en", PointsNames.NONE))
        .containsExactly("Opening an account gives 200 points.");
    assertThat(explanation.ofActivity(signup, "fr-CA", PointsNames.NONE))
        .containsExactly("L’ouverture d’un compte rapporte 200 points.");
  }

  @Test
  void theMerchantsOwnActivityIsCalledWhatTheMerchantCallsIt() {
    var titles = Map.of("en", "Visit {us}", "es", "Visítanos");
    var visit = List.<ActivityStep>of(new Given("visit", titles, 1));

    assertThat(explanation.ofActivity(visit, "es", PointsNames.NONE))
        .containsExactly("Visítanos: 1 punto.");
    assertThat(explanation.ofActivity(visit, "fr", PointsNames.NONE))
        .containsExactly("Visit {us} : 1 point.");
    assertThat(
            explanation.ofActivity(
                List.of(new Given("visit", Map.of("nl", "Kom"), 1)), "en", PointsNames.NONE))
        .containsExactly("Kom: 1 point.");
  }

  @Test
  void tellsWhatSpendingGave() {
    var spent = new BigDecimal("250.50");
    var goal = new BigDecimal("100");

    assertThat(
            explanation.ofActivity(
                List.of(new GoalReached(2026, spent, "USD", goal, 2, 400)),
                "en-US",
                PointsNames.NONE))
        .containsExactly("$250.50 spent in 2026 reaches the goal of $100 2 times: 400 points.");
    assertThat(
            explanation.ofActivity(
                List.of(new GoalReached(0, spent, "EUR", goal, 1, 200)), "fr", PointsNames.NONE))
        .singleElement()
        .asString()
        .contains("une fois : 200 points");
  }

  @ParameterizedTest
  @EnumSource(Period.class)
  void everyLimitHasItsSentence(Period period) {
    var limited = List.<ActivityStep>of(new Limited("review", Map.of(), period, 1));

    for (var language : Texts.LANGUAGES) {
      assertThat(explanation.ofActivity(limited, language.toLanguageTag(), PointsNames.NONE))
          .singleElement()
          .asString()
          .isNotBlank();
    }
    assertThat(explanation.ofActivity(limited, "en", PointsNames.NONE).getFirst())
        .startsWith("This gives points once");
  }

  @Test
  void allLanguagesHaveTheSameSentencesAndNoneIsUnused() {
    var texts = Texts.load();
    Set<String> used =
        new TreeSet<>(
            Set.of("eligible", "rate", "refund.items", "refund.money", "multiplier.segment"));
    for (var rounding : Rounding.values()) {
      used.add("rounding." + rounding.word());
    }
    for (var reason : Reason.values()) {
      used.add("exclusion." + reason.word());
    }
    Activities.KNOWN.forEach(activity -> used.add("given." + activity));
    used.addAll(List.of("given.own", "goal.year", "goal.lifetime"));
    used.addAll(List.of("name.one", "name.other", "expired", "inactive.days", "inactive.months"));
    for (var period : Period.values()) {
      used.add("limit." + period.word());
    }
    for (var change :
        List.of(
            "redeem.out",
            "adjust.in",
            "adjust.out",
            "merge.in",
            "merge.out",
            "reverse.doubled.out",
            "earn.doubled.in")) {
      used.add("change." + change);
    }
    for (var source :
        List.of("refund.in", "refund.out", "refused.in", "cancelled.in", "expiry.in")) {
      used.add("change.restore." + source);
    }
    for (var source : List.of("adjust.forgiveness", "merge.claim")) {
      used.addAll(List.of("change." + source + ".in", "change." + source + ".out"));
    }

    assertThat(texts.keys(ULocale.ENGLISH)).isEqualTo(used);
    for (var language : Texts.LANGUAGES) {
      assertThat(texts.keys(language)).as(language.toLanguageTag()).isEqualTo(used);
    }
  }
}
