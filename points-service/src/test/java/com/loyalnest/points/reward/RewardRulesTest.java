package com.loyalnest.points.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewardRulesTest {
  @ParameterizedTest
  @CsvSource({
    "AMOUNT_OFF, 5.00, USD, ",
    "AMOUNT_OFF, 500, JPY, 3000",
    "AMOUNT_OFF, 0.125, KWD, ",
    "PERCENTAGE, 10, , ",
    "PERCENTAGE, 0.01, , ",
    "PERCENTAGE, 100, EUR, 20.50",
    "FREE_SHIPPING, , , ",
    "FREE_SHIPPING, , CHF, 50",
    "FREE_PRODUCT, , , ",
    "FREE_PRODUCT, , USD, 25",
    "STORE_CREDIT, 5.00, USD, ",
    "GIFT_CARD, 500, JPY, ",
    "CUSTOM, , , "
  })
  void whatShopsCanGiveIsAccepted(
      RewardType type,
      @Nullable BigDecimal value,
      @Nullable String currency,
      @Nullable BigDecimal minimum) {
    assertThat(RewardRules.check(definition(type, value, currency, minimum))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "AMOUNT_OFF, , USD, , value",
    "AMOUNT_OFF, 0, USD, , value",
    "AMOUNT_OFF, 5.001, USD, , value",
    "AMOUNT_OFF, 5.5, JPY, , value",
    "AMOUNT_OFF, 5, , , currency",
    "AMOUNT_OFF, 5, usd, , currency",
    "AMOUNT_OFF, 5, XAU, , currency",
    "PERCENTAGE, 100.01, , , value",
    "PERCENTAGE, 0.001, , , value",
    "PERCENTAGE, , , , value",
    "PERCENTAGE, 10, USD, , currency",
    "PERCENTAGE, 10, , 5, currency",
    "FREE_SHIPPING, 1, , , value",
    "FREE_PRODUCT, 1, USD, , value",
    "CUSTOM, 1, USD, , value",
    "CUSTOM, , USD, 10, minimum_spend",
    "STORE_CREDIT, 5, , , currency",
    "STORE_CREDIT, 5.001, USD, , value",
    "STORE_CREDIT, 5, USD, 20, minimum_spend",
    "GIFT_CARD, , USD, , value",
    "FREE_SHIPPING, , USD, 0, minimum_spend",
    "FREE_SHIPPING, , USD, 1.999, minimum_spend"
  })
  void whatTheyCannotIsRefusedByItsField(
      RewardType type,
      @Nullable BigDecimal value,
      @Nullable String currency,
      @Nullable BigDecimal minimum,
      String field) {
    assertThat(RewardRules.check(definition(type, value, currency, minimum)))
        .get()
        .extracting(RewardProblem::field)
        .isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "AMOUNT_OFF, 5.00, USD, 5000, true",
    "STORE_CREDIT, 1.00, USD, 100, true",
    "GIFT_CARD, 1.00, USD, 150, false",
    "GIFT_CARD, 1.00, USD, 50, false",
    "PERCENTAGE, 10, , 500, false",
    "FREE_SHIPPING, , , 500, false"
  })
  void onlyMoneySlidesAndOnlyInWholeSteps(
      RewardType type,
      @Nullable BigDecimal value,
      @Nullable String currency,
      int most,
      boolean possible) {
    var definition =
        new RewardDefinition(
            Map.of("en", "A reward"), 100, most, terms(type, value, currency, null), null, null);

    assertThat(RewardRules.check(definition).map(RewardProblem::field))
        .isEqualTo(possible ? Optional.empty() : Optional.of("most_points"));
  }

  @ParameterizedTest
  @CsvSource({", 55", "44, ", "0, 55", "44, gid"})
  void aFreeProductNamesItsVariantAndWhatMustBeBought(
      @Nullable String variantId, @Nullable String collectionId) {
    var terms =
        new RewardTerms(
            RewardType.FREE_PRODUCT,
            null,
            null,
            null,
            null,
            new RewardTerms.Combinations(false, false, false),
            new RewardTerms.FreeProduct(
                Objects.requireNonNullElse(variantId, ""),
                Objects.requireNonNullElse(collectionId, "")));
    var definition = new RewardDefinition(Map.of("en", "A reward"), 100, null, terms, null, null);

    assertThat(RewardRules.check(definition)).isPresent();
  }

  @Test
  void namesHaveALanguageAndAText() {
    assertThat(RewardRules.check(named(Map.of()))).isPresent();
    assertThat(RewardRules.check(named(Map.of("english", "Off")))).isPresent();
    assertThat(RewardRules.check(named(Map.of("en", " ")))).isPresent();
    assertThat(RewardRules.check(named(Map.of("en", "x".repeat(256))))).isPresent();
    assertThat(RewardRules.check(named(Map.of("pt-BR", "Frete grátis")))).isEmpty();
  }

  @Test
  void aNameIsFoundInTheNearestLanguage() {
    var reward =
        new Reward(
            "merchant",
            "reward",
            named(
                Map.of("en", "Free shipping", "fr", "Livraison offerte", "pt-BR", "Frete grátis")),
            0,
            true,
            Instant.EPOCH);

    assertThat(reward.name("fr-CA")).isEqualTo("Livraison offerte");
    assertThat(reward.name("PT-br")).isEqualTo("Frete grátis");
    assertThat(reward.name("de")).isEqualTo("Free shipping");
    assertThat(reward.name("")).isEqualTo("Free shipping");
  }

  private static RewardDefinition named(Map<String, String> names) {
    return new RewardDefinition(
        names, 100, null, terms(RewardType.FREE_SHIPPING, null, null, null), null, null);
  }

  private static RewardDefinition definition(
      RewardType type,
      @Nullable BigDecimal value,
      @Nullable String currency,
      @Nullable BigDecimal minimum) {
    return new RewardDefinition(
        Map.of("en", "A reward"), 100, null, terms(type, value, currency, minimum), null, null);
  }

  private static RewardTerms terms(
      RewardType type,
      @Nullable BigDecimal value,
      @Nullable String currency,
      @Nullable BigDecimal minimum) {
    return new RewardTerms(
        type,
        value,
        currency,
        minimum,
        null,
        new RewardTerms.Combinations(false, false, false),
        type == RewardType.FREE_PRODUCT ? new RewardTerms.FreeProduct("44", "55") : null);
  }
}
