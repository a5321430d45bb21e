package com.loyalnest.points.shopify;

import com.loyalnest.platform.shopify.AdminCall;
import com.loyalnest.platform.shopify.AdminClient;
import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.points.redemption.Issue;
import com.loyalnest.points.shopify.GiftCardAnswer.Change;
import com.loyalnest.points.shopify.GiftCardAnswer.GiftCard;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Gift cards at Shopify, known by their notes.
@Component
class AdminApiGiftCards extends CodeIssuer {
  static final AdminCall<GiftCardAnswer> CREATE = call("gift-card-create");
  static final AdminCall<GiftCardAnswer> BY_CODE = call("gift-card-by-code");
  static final AdminCall<GiftCardAnswer> DEACTIVATE = call("gift-card-deactivate");

  private final AdminClient client;

  AdminApiGiftCards(AdminClient client, ShopAccesses accesses) {
    super(accesses);
    this.client = client;
  }

  @Override
  Made make(ShopAccess access, Issue issue) {
    var variables = Map.of("input", input(issue));
    var change = change(client.ask(access, CREATE, variables).created());
    var card = change.giftCard();
    return new Made(
        card == null ? null : card.id(),
        change.userErrors().stream().map(error -> String.valueOf(error.code())).toList());
  }

  /// Gift cards end on a day: the last whole one.
  static Map<String, Object> input(Issue issue) {
    var terms = issue.terms();
    var input = new TreeMap<String, Object>();
    input.put("code", plain(issue.code()));
    input.put("customerId", ShopIds.customer(issue));
    input.put("note", ShopIds.mark(issue));
    input.put(
        "initialAmount",
        Map.of(
            "amount", Objects.requireNonNull(terms.value()).toPlainString(),
            "currencyCode", Objects.requireNonNull(terms.currency())));
    var endsAt = issue.endsAt();
    if (endsAt != null) {
      input.put("expiresOn", endsAt.atOffset(ZoneOffset.UTC).toLocalDate().toString());
    }
    return input;
  }

  @Override
  Optional<String> ours(ShopAccess access, Issue issue) {
    var variables = Map.of("query", plain(issue.code()));
    var found = client.ask(access, BY_CODE, variables).found();
    return found == null
        ? Optional.empty()
        : found.nodes().stream()
            .filter(card -> ShopIds.mark(issue).equals(card.note()))
            .map(GiftCard::id)
            .findFirst();
  }

  /// A card of which something was spent was used; it is out of use all the same.
  @Override
  Withdrawal end(ShopAccess access, Issue issue, String issuedId) {
    var variables = Map.of("id", issuedId);
    var card = change(client.ask(access, DEACTIVATE, variables).deactivated()).giftCard();
    return card == null ? Withdrawal.DOUBTFUL : usage(card);
  }

  private static Withdrawal usage(GiftCard card) {
    var left = card.balance();
    var full = card.initialValue();
    if (left == null || full == null) {
      return Withdrawal.DOUBTFUL;
    }
    BigDecimal spent = full.amount().subtract(left.amount());
    return spent.signum() == 0 ? Withdrawal.UNUSED : Withdrawal.USED;
  }

  /// Gift cards take letters and digits only.
  private static String plain(String code) {
    return code.replace("-", "");
  }

  private static Change change(@Nullable Change change) {
    if (change == null) {
      throw new ShopAway("Shopify answered nothing");
    }
    return change;
  }

  private static AdminCall<GiftCardAnswer> call(String name) {
    return AdminCall.of(name, GiftCardAnswer.class);
  }
}
