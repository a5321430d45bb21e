package com.loyalnest.points.api;

import com.loyalnest.platform.error.Refusal;
import com.loyalnest.points.reward.Reward;
import com.loyalnest.points.reward.RewardRules;
import com.loyalnest.points.reward.RewardTerms;
import com.loyalnest.points.reward.RewardType;
import com.loyalnest.points.v1.RewardDefinition;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rewards from and to the words of the contract, where 0 and the empty text mean absent.
final class RewardMapper {
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");

  private RewardMapper() {}

  /// @throws Refusal naming the field that is wrong
  static com.loyalnest.points.reward.RewardDefinition definition(RewardDefinition said) {
    var definition =
        new com.loyalnest.points.reward.RewardDefinition(
            said.getNamesMap(),
            said.getPointsCost(),
            count(said.getMostPoints()),
            terms(said),
            count(said.getCustomerLimit()),
            count(said.getStock()));
    RewardRules.check(definition)
        .ifPresent(wrong -> {
          throw Refusal.invalid("definition." + wrong.field(), wrong.problem());
        });
    return definition;
  }

  private static RewardTerms terms(RewardDefinition said) {
    return new RewardTerms(
        RewardType.of(said.getType())
            .orElseThrow(() ->
                Refusal.invalid(
                    "definition.type",
                    Arrays.stream(RewardType.values())
                        .map(RewardType::word)
                        .collect(Collectors.joining(", ", "one of ", "")))),
        decimal("definition.value", said.getValue()),
        said.getCurrency().isEmpty() ? null : said.getCurrency(),
        decimal("definition.minimum_spend", said.getMinimumSpend()),
        count(said.getCodeDays()),
        new RewardTerms.Combinations(
            said.getCombinesWithOrderDiscounts(),
            said.getCombinesWithProductDiscounts(),
            said.getCombinesWithShippingDiscounts()),
        freeProduct(said));
  }

  private static RewardTerms.@Nullable FreeProduct freeProduct(RewardDefinition said) {
    return said.getFreeVariantId().isEmpty() && said.getQualifyingCollectionId().isEmpty()
        ? null
        : new RewardTerms.FreeProduct(said.getFreeVariantId(), said.getQualifyingCollectionId());
  }

  private static @Nullable Integer count(int number) {
    return number == 0 ? null : number;
  }

  private static @Nullable BigDecimal decimal(String field, String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (!DECIMAL.matcher(text).matches()) {
      throw Refusal.invalid(field, "decimal digits such as `12.50`");
    }
    return new BigDecimal(text);
  }

  /// As merchants see it.
  static com.loyalnest.points.v1.Reward.Builder forMerchant(Reward reward) {
    return mapped(reward).setRedeemed(reward.redeemed());
  }

  /// As shoppers see it: how many there are and were had is the merchant's business.
  static com.loyalnest.points.v1.Reward.Builder forShopper(Reward reward) {
    var mapped = mapped(reward);
    mapped.getDefinitionBuilder().clearStock();
    return mapped;
  }

  private static com.loyalnest.points.v1.Reward.Builder mapped(Reward reward) {
    return com.loyalnest.points.v1.Reward.newBuilder()
        .setRewardId(reward.rewardId())
        .setDefinition(said(reward.definition()))
        .setActive(reward.active())
        .setUpdatedAt(DecisionMapper.timestamp(reward.updatedAt()));
  }

  private static RewardDefinition said(com.loyalnest.points.reward.RewardDefinition definition) {
    var terms = definition.terms();
    var said = RewardDefinition.newBuilder();
    Optional.ofNullable(terms.freeProduct())
        .ifPresent(product ->
            said.setFreeVariantId(product.variantId())
                .setQualifyingCollectionId(product.qualifyingCollectionId()));
    return said.setType(terms.type().word())
        .putAllNames(definition.names())
        .setPointsCost(definition.cost())
        .setMostPoints(number(definition.mostPoints()))
        .setValue(text(terms.value()))
        .setCurrency(terms.currency() == null ? "" : terms.currency())
        .setMinimumSpend(text(terms.minimumSpend()))
        .setCustomerLimit(number(definition.customerLimit()))
        .setStock(number(definition.stock()))
        .setCodeDays(number(terms.codeDays()))
        .setCombinesWithOrderDiscounts(terms.combinesWith().order())
        .setCombinesWithProductDiscounts(terms.combinesWith().product())
        .setCombinesWithShippingDiscounts(terms.combinesWith().shipping())
        .build();
  }

  static String text(@Nullable BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }

  private static int number(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
