package com.loyalnest.points.shopify;

import com.loyalnest.platform.shopify.AdminCall;
import com.loyalnest.platform.shopify.AdminClient;
import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.points.redemption.Issue;
import com.loyalnest.points.redemption.Issuer;
import com.loyalnest.points.shopify.GiftCardAnswer.Change;
import com.loyalnest.points.shopify.GiftCardAnswer.GiftCard;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Gift cards at Shopify, with our code, which makes asking twice harmless: a code that is taken is
/// ours only if the card's note names our redemption.
@Component
class AdminApiGiftCards implements Issuer {
  static final AdminCall<GiftCardAnswer> CREATE = call("gift-card-create");
  static final AdminCall<GiftCardAnswer> BY_CODE = call("gift-card-by-code");
  static final AdminCall<GiftCardAnswer> DEACTIVATE = call("gift-card-deactivate");

  private static final Logger LOG = LoggerFactory.getLogger(AdminApiGiftCards.class);
  private static final String INTERNAL_ERROR = "INTERNAL_ERROR";

  private final AdminClient client;
  private final ShopAccesses accesses;

  AdminApiGiftCards(AdminClient client, ShopAccesses accesses) {
    this.client = client;
    this.accesses = accesses;
  }

  @Override
  public Creation create(Issue issue) {
    try {
      return created(accesses.of(issue.merchantId()), issue);
    } catch (RuntimeException away) {
      LOG.warn("redemption {}: {}", issue.redemptionId(), away.getClass().getSimpleName());
      return new Creation.Doubtful();
    }
  }

  private Creation created(ShopAccess access, Issue issue) {
    var variables = Map.of("input", input(issue));
    var change = change(client.ask(access, CREATE, variables).created());
    var made = change.giftCard();
    if (made != null && change.userErrors().isEmpty()) {
      return new Creation.Created(made.id());
    }
    return ours(access, issue)
        .<Creation>map(found -> new Creation.Created(found.id()))
        .orElseGet(() -> refused(change));
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

  private static Creation refused(Change change) {
    var codes = new TreeSet<String>();
    change.userErrors().forEach(error -> codes.add(String.valueOf(error.code())));
    return codes.isEmpty() || codes.contains(INTERNAL_ERROR)
        ? new Creation.Doubtful()
        : new Creation.Refused(String.join(", ", codes));
  }

  /// A card of which something was spent was used; it is out of use all the same.
  @Override
  public Withdrawal withdraw(Issue issue, String issuedId) {
    try {
      var variables = Map.of("id", issuedId);
      var access = accesses.of(issue.merchantId());
      var card = change(client.ask(access, DEACTIVATE, variables).deactivated()).giftCard();
      return card == null ? Withdrawal.DOUBTFUL : usage(card);
    } catch (RuntimeException away) {
      LOG.warn("redemption {}: {}", issue.redemptionId(), away.getClass().getSimpleName());
      return Withdrawal.DOUBTFUL;
    }
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

  private Optional<GiftCard> ours(ShopAccess access, Issue issue) {
    var variables = Map.of("query", plain(issue.code()));
    var found = client.ask(access, BY_CODE, variables).found();
    return found == null
        ? Optional.empty()
        : found.nodes().stream()
            .filter(card -> ShopIds.mark(issue).equals(card.note()))
            .findFirst();
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
