package com.loyalnest.local.shop.graphql;

import com.loyalnest.local.shop.records.Records;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes and ends gift cards, with the refusals that the app must know.
@Component
class GiftCardDesk {
  private static final String GID = "gid://shopify/GiftCard/";
  private static final String CARD = "giftCard";

  private final JdbcClient jdbc;
  private final Records records;

  GiftCardDesk(JdbcClient jdbc, Records records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  /// @param input `GiftCardCreateInput`
  /// @return the payload
  @Transactional
  public Map<String, @Nullable Object> create(Map<String, Object> input) {
    var code = input.getOrDefault("code", "").toString().toLowerCase(Locale.ROOT);
    if (!code.matches("[a-z0-9]{8,20}")) {
      return Payload.refused(CARD, code.length() < 8 ? "TOO_SHORT" : "INVALID", "Code is invalid");
    }
    var customer = ShopGids.customer(records, input.getOrDefault("customerId", "").toString());
    if (customer.isEmpty()) {
      return Payload.refused(CARD, "CUSTOMER_NOT_FOUND", "The customer could not be found.");
    }
    var amount = ShopGids.money(input.get("initialAmount"));
    if (amount.amount().signum() <= 0) {
      return Payload.refused(CARD, "GREATER_THAN", "Initial amount must be greater than 0");
    }
    var made =
        jdbc.sql(
                """
                insert into gift_cards (gift_card_id, code, customer_id, amount, currency, expires_on, note, active)
                values (?, ?, ?, ?, ?, ?, ?, true) on conflict do nothing
                """)
            .param(records.newId())
            .param(code)
            .param(customer.get())
            .param(amount.amount())
            .param(amount.currency())
            .param(date(input.get("expiresOn")))
            .param(input.getOrDefault("note", "").toString())
            .update();
    return made == 0
        ? Payload.refused(CARD, "TAKEN", "Code has already been taken")
        : Payload.of(CARD, byCode(code).getFirst());
  }

  /// The cards with this code: one or none.
  @Transactional(readOnly = true)
  public List<Map<String, Object>> byCode(String code) {
    return find("code = lower(?)", code);
  }

  /// @return the payload
  @Transactional
  public Map<String, @Nullable Object> deactivate(String gid) {
    var id = ShopGids.number(GID, gid);
    id.ifPresent(known ->
        jdbc.sql("update gift_cards set active = false where gift_card_id = ?")
            .param(known)
            .update());
    return id.map(known -> find("gift_card_id = ?", known)).stream()
        .flatMap(List::stream)
        .findFirst()
        .map(card -> Payload.of(CARD, card))
        .orElseGet(() ->
            Payload.refused(CARD, "GIFT_CARD_NOT_FOUND", "The gift card could not be found."));
  }

  private List<Map<String, Object>> find(String condition, Object value) {
    return jdbc.sql(
            "select gift_card_id, amount, currency, note, active from gift_cards where "
                + condition)
        .param(value)
        .query((row, n) -> {
          var money = ShopGids.money(row.getBigDecimal("amount"), row.getString("currency"));
          Map<String, Object> card = new HashMap<>();
          card.put("id", GID + row.getLong("gift_card_id"));
          card.put("note", row.getString("note"));
          card.put("enabled", row.getBoolean("active"));
          card.put("balance", money);
          card.put("initialValue", money);
          return card;
        })
        .list();
  }

  private static @Nullable LocalDate date(@Nullable Object text) {
    return text == null ? null : LocalDate.parse(text.toString());
  }
}
