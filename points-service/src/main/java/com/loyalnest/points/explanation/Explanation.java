package com.loyalnest.points.explanation;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import com.loyalnest.points.activity.ActivityStep;
import com.loyalnest.points.activity.ActivityStep.Given;
import com.loyalnest.points.activity.ActivityStep.GoalReached;
import com.loyalnest.points.activity.ActivityStep.Limited;
import com.loyalnest.points.earning.DecisionStep;
import com.loyalnest.points.earning.DecisionStep.Eligible;
import com.loyalnest.points.earning.DecisionStep.Exclusion;
import com.loyalnest.points.earning.DecisionStep.Multiplied;
import com.loyalnest.points.earning.DecisionStep.RateApplied;
import com.loyalnest.points.earning.DecisionStep.Refunded;
import com.loyalnest.points.earning.DecisionStep.Rounded;
import com.loyalnest.points.explanation.Texts.Reader;
import com.loyalnest.points.program.Fraction;
import com.loyalnest.points.program.PointsName;
import com.loyalnest.points.program.PointsNames;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// A sentence for each step of a decision, in the order of the steps.
@Component
public class Explanation {
  private static final int MOST_DECIMALS = 6;

  private final Texts texts = Texts.load();

  /// @param locale BCP 47; of several languages the nearest that there are texts for, English for
  ///   all others
  /// @param names what the merchant calls points
  public List<String> of(List<DecisionStep> steps, String locale, PointsNames names) {
    var reader = texts.reader(locale, names);
    var sentences = new ArrayList<String>();
    var eligible = "";
    for (var step : steps) {
      if (step instanceof Eligible money) {
        eligible = money(money.amount(), money.currency(), reader.region());
      }
      sentences.add(sentence(step, eligible, reader));
    }
    return List.copyOf(sentences);
  }

  /// A sentence for each step of what an activity gave.
  public List<String> ofActivity(List<ActivityStep> steps, String locale, PointsNames names) {
    var reader = texts.reader(locale, names);
    return steps.stream().map(step -> sentence(step, reader)).toList();
  }

  /// Why points were lost.
  public String ofExpiry(LostPoints lost, String locale, PointsNames names) {
    var reader = texts.reader(locale, names);
    var rule = lost.rule();
    if (!lost.source().equals("inactivity")) {
      return texts.say(reader, "expired", Map.of("points", lost.points()));
    }
    return rule.months() == 0
        ? texts.say(reader, "inactive.days", Map.of("points", lost.points(), "days", rule.days()))
        : texts.say(
            reader, "inactive.months", Map.of("points", lost.points(), "months", rule.months()));
  }

  /// What a change was that no steps led to.
  public String ofChange(PlainChange change, String locale, PointsNames names) {
    return texts.say(texts.reader(locale, names), change.key(), Map.of("points", change.points()));
  }

  /// What points are called: by the merchant, else by the suite.
  public PointsName name(String locale, PointsNames names) {
    return texts.reader(locale, names).name();
  }

  private String sentence(ActivityStep step, Reader reader) {
    return switch (step) {
      case Given given ->
          texts.say(
              reader,
              given.titles().isEmpty() ? "given." + given.activity() : "given.own",
              Map.of("title", title(given.titles(), reader), "points", given.points()));
      case Limited limited ->
          texts.say(reader, "limit." + limited.period().word(), Map.of("limit", limited.limit()));
      case GoalReached reached ->
          texts.say(
              reader,
              reached.year() == 0 ? "goal.lifetime" : "goal.year",
              Map.of(
                  "spent", money(reached.spent(), reached.currency(), reader.region()),
                  "year", Integer.toString(reached.year()),
                  "goal", money(reached.goal(), reached.currency(), reader.region()),
                  "times", reached.times(),
                  "points", reached.points()));
    };
  }

  /// In the reader's language if the merchant wrote it in that, else in another.
  private static String title(Map<String, String> titles, Reader reader) {
    var language = reader.language().toLanguageTag();
    return Stream.of(titles.get(language), titles.get("en"))
        .filter(Objects::nonNull)
        .findFirst()
        .or(() -> titles.values().stream().sorted().findFirst())
        .orElse("");
  }

  private String sentence(DecisionStep step, String eligible, Reader reader) {
    return switch (step) {
      case Exclusion exclusion ->
          texts.say(reader, "exclusion." + exclusion.reason().word(), Map.of());
      case Eligible money -> texts.say(reader, "eligible", Map.of("amount", eligible));
      case RateApplied rate ->
          texts.say(
              reader,
              "rate",
              Map.of(
                  "amount", eligible,
                  "rate",
                      number(Fraction.of(rate.numerator(), rate.denominator()), reader.region()),
                  "product", number(Fraction.parse(rate.product()), reader.region())));
      case Multiplied multiplied ->
          texts.say(
              reader,
              "multiplier." + multiplied.kind(),
              Map.of(
                  "name", multiplied.name(),
                  "factor",
                      number(
                          Fraction.of(multiplied.numerator(), multiplied.denominator()),
                          reader.region()),
                  "product", number(Fraction.parse(multiplied.product()), reader.region())));
      case Rounded rounded ->
          texts.say(reader, "rounding." + rounded.mode(), Map.of("points", rounded.points()));
      case Refunded refunded ->
          texts.say(
              reader,
              refunded.quantity() == 0 ? "refund.money" : "refund.items",
              Map.of("quantity", refunded.quantity(), "points", refunded.points()));
    };
  }

  private static String money(BigDecimal amount, String currency, ULocale region) {
    var format = NumberFormat.getCurrencyInstance(region);
    format.setCurrency(Currency.getInstance(currency));
    format.setMinimumFractionDigits(Math.max(0, amount.scale()));
    return format.format(amount);
  }

  /// With decimals where they are exact and few, else as a fraction: never rounded.
  private static String number(Fraction value, ULocale region) {
    var shifted = value.times(Fraction.of(BigInteger.TEN.pow(MOST_DECIMALS)));
    if (!shifted.denominator().equals(BigInteger.ONE)) {
      return value.toString();
    }
    var format = NumberFormat.getInstance(region);
    format.setMaximumFractionDigits(MOST_DECIMALS);
    return format.format(new BigDecimal(shifted.numerator(), MOST_DECIMALS));
  }
}
