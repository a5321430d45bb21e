package com.loyalnest.referrals.message;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Writes a message in the customer's language: the merchant's own text where there is one, else
/// the built-in one, with numbers and plurals as people of the customer's locale write them.
@Component
class LetterWriter {
  private final BuiltInTemplates builtIn;

  LetterWriter(BuiltInTemplates builtIn) {
    this.builtIn = builtIn;
  }

  Letter write(Claim claim, Contact contact, OwnTemplates.Shelf own) {
    var wished = ULocale.forLanguageTag(contact.locale());
    var language = Language.nearest(wished);
    var template =
        own.find(claim.merchantId(), claim.type(), language)
            .orElseGet(() -> builtIn.find(claim.type(), language));
    return new Letter(
        claim.merchantId(),
        claim.notificationId(),
        contact.email(),
        template.fill(values(claim, contact, language, language.within(wished))),
        language.tag());
  }

  private static Map<String, String> values(
      Claim claim, Contact contact, Language language, ULocale locale) {
    int points = claim.numbers().getOrDefault(QueuedMessage.POINTS, 0);
    int balance = claim.numbers().getOrDefault(QueuedMessage.BALANCE, 0);
    var numbers = NumberFormat.getIntegerInstance(locale);
    return Map.of(
        "first_name", contact.firstName(),
        "points", numbers.format(points),
        "points_phrase", language.points(points, locale),
        "balance", numbers.format(balance),
        "balance_phrase", language.points(balance, locale));
  }
}
