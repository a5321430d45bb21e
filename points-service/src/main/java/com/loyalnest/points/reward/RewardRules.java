package com.loyalnest.points.reward;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a reward may be. Amounts must be money of their currency to the last digit: nothing is
/// rounded on the way to the shop.
public final class RewardRules {
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}");
  private static final int LONGEST_NAME = 255;
  private static final int PERCENT_DIGITS = 2;
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .filter(currency -> currency.getDefaultFractionDigits() >= 0)
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private RewardRules() {}

  /// The first thing that is wrong, if something is.
  public static Optional<RewardProblem> check(RewardDefinition definition) {
    var terms = definition.terms();
    return Stream.of(
            names(definition),
            most(definition),
            value(terms),
            currency(terms),
            minimum(terms),
            digits(terms),
            freeProduct(terms))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<RewardProblem> names(RewardDefinition definition) {
    if (definition.names().isEmpty()) {
      return problem("names", "at least one");
    }
    for (var name : definition.names().entrySet()) {
      if (!LANGUAGE.matcher(name.getKey()).matches()) {
        return problem("names", "a language is a BCP 47 tag such as `en`");
      }
      if (name.getValue().isBlank() || name.getValue().length() > LONGEST_NAME) {
        return problem("names", "1 to 255 characters each");
      }
    }
    return Optional.empty();
  }

  private static Optional<RewardProblem> most(RewardDefinition definition) {
    var most = definition.mostPoints();
    if (most == null) {
      return Optional.empty();
    }
    if (!definition.terms().type().isMoney()) {
      return problem("most_points", "only an amount of money slides with the points");
    }
    return most > 0 && most % definition.cost() == 0
        ? Optional.empty()
        : problem("most_points", "a whole multiple of points_cost");
  }

  private static Optional<RewardProblem> value(RewardTerms terms) {
    var value = terms.value();
    return switch (terms.type()) {
      case FREE_SHIPPING, FREE_PRODUCT, CUSTOM, WEBHOOK ->
          value == null ? Optional.empty() : problem("value", "a reward of this type has none");
      case AMOUNT_OFF, STORE_CREDIT, GIFT_CARD ->
          isPositive(value) ? Optional.empty() : problem("value", "an amount greater than zero");
      case PERCENTAGE ->
          value != null && isPositive(value) && value.compareTo(WHOLE) <= 0 && isPercent(value)
              ? Optional.empty()
              : problem("value", "a percentage from 0.01 to 100 with up to two decimals");
    };
  }

  private static boolean isPercent(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= PERCENT_DIGITS;
  }

  private static Optional<RewardProblem> currency(RewardTerms terms) {
    var currency = terms.currency();
    if (!hasMoney(terms)) {
      return currency == null
          ? Optional.empty()
          : problem("currency", "only where there is an amount of money");
    }
    return currency != null && CURRENCIES.contains(currency)
        ? Optional.empty()
        : problem("currency", "the shop's currency, an ISO 4217 code");
  }

  private static boolean hasMoney(RewardTerms terms) {
    return terms.type().isMoney() || terms.minimumSpend() != null;
  }

  private static Optional<RewardProblem> minimum(RewardTerms terms) {
    if (terms.minimumSpend() != null && !terms.type().isDiscount()) {
      return problem("minimum_spend", "only where an order is needed");
    }
    return terms.minimumSpend() == null || isPositive(terms.minimumSpend())
        ? Optional.empty()
        : problem("minimum_spend", "an amount greater than zero");
  }

  private static Optional<RewardProblem> digits(RewardTerms terms) {
    if (terms.type().isMoney() && isTooFine(terms.value(), terms.currency())) {
      return problem("value", "finer than the currency");
    }
    return isTooFine(terms.minimumSpend(), terms.currency())
        ? problem("minimum_spend", "finer than the currency")
        : Optional.empty();
  }

  private static Optional<RewardProblem> freeProduct(RewardTerms terms) {
    var product = terms.freeProduct();
    if (terms.type() != RewardType.FREE_PRODUCT) {
      return product == null
          ? Optional.empty()
          : problem("free_variant_id", "only where a product is given");
    }
    if (product == null || !NUMBER.matcher(product.variantId()).matches()) {
      return problem("free_variant_id", "the number of the product's variant");
    }
    return NUMBER.matcher(product.qualifyingCollectionId()).matches()
        ? Optional.empty()
        : problem(
            "qualifying_collection_id", "the number of the collection that must be bought from");
  }

  private static boolean isTooFine(@Nullable BigDecimal amount, @Nullable String currency) {
    return amount != null
        && currency != null
        && CURRENCIES.contains(currency)
        && amount.stripTrailingZeros().scale()
            > Currency.getInstance(currency).getDefaultFractionDigits();
  }

  private static boolean isPositive(@Nullable BigDecimal value) {
    return value != null && value.signum() > 0;
  }

  private static Optional<RewardProblem> problem(String field, String problem) {
    return Optional.of(new RewardProblem(field, problem));
  }
}
