package com.loyalnest.points.reward;

import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;

/// A reward as it stands in the program.
///
/// @param redeemed how often it was had; what was refused or cancelled does not count
public record Reward(
    String merchantId,
    String rewardId,
    RewardDefinition definition,
    int redeemed,
    boolean active,
    Instant updatedAt) {

  public int cost() {
    return definition.cost();
  }

  public boolean isSoldOut() {
    var stock = definition.stock();
    return stock != null && redeemed >= stock;
  }

  public boolean isLimitReached(int hadByCustomer) {
    var limit = definition.customerLimit();
    return limit != null && hadByCustomer >= limit;
  }

  Reward redeemedOnceMore() {
    return new Reward(merchantId, rewardId, definition, redeemed + 1, active, updatedAt);
  }

  /// The name in this language, in its base language, in English, or the first there is.
  public String name(String locale) {
    var names = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    names.putAll(definition.names());
    var base = Locale.forLanguageTag(locale).getLanguage();
    for (var language : new String[] {locale, base, "en"}) {
      var name = names.get(language);
      if (name != null) {
        return name;
      }
    }
    return names.firstEntry().getValue();
  }
}
