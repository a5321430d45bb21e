package com.loyalnest.points.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.redemption.Issue;
import com.loyalnest.points.reward.RewardTerms;
import com.loyalnest.points.reward.RewardType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.validation.Validator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DiscountDocumentsTest {
  @Test
  void theDocumentsAndTheirInputsAreOnesThatTheAdminApiUnderstands() throws IOException {
    var schema = OfficialSchema.read();

    for (var call :
        List.of(
            AdminApiDiscounts.BASIC_CREATE,
            AdminApiDiscounts.BUY_GET_CREATE,
            AdminApiDiscounts.FREE_SHIPPING_CREATE,
            AdminApiDiscounts.BY_CODE,
            AdminApiDiscounts.DEACTIVATE,
            AdminApiGiftCards.CREATE,
            AdminApiGiftCards.BY_CODE,
            AdminApiGiftCards.DEACTIVATE,
            AdminApiStoreCredits.CREDIT,
            AdminApiStoreCredits.FIND)) {
      assertThat(
              new Validator()
                  .validateDocument(
                      schema, graphql.parser.Parser.parse(call.document()), Locale.ROOT))
          .isEmpty();
    }
    fits(schema, "DiscountCodeBasicInput", RewardType.AMOUNT_OFF, new BigDecimal("12.50"));
    fits(schema, "DiscountCodeBasicInput", RewardType.PERCENTAGE, new BigDecimal("7.5"));
    fits(schema, "DiscountCodeFreeShippingInput", RewardType.FREE_SHIPPING, null);
    fits(schema, "DiscountCodeBxgyInput", RewardType.FREE_PRODUCT, null);
    fits(
        Objects.requireNonNull(schema.getType("GiftCardCreateInput")),
        AdminApiGiftCards.input(discount(RewardType.GIFT_CARD, new BigDecimal("12.50"))));
    fits(
        Objects.requireNonNull(schema.getType("StoreCreditAccountCreditInput")),
        Objects.requireNonNull(
            AdminApiStoreCredits.variables(
                    discount(RewardType.STORE_CREDIT, new BigDecimal("12.50")))
                .get("credit")));
  }

  @Test
  void aDiscountIsForOneUseByOneCustomerAndNamesItsRedemption() {
    var input = DiscountInput.of(discount(RewardType.PERCENTAGE, new BigDecimal("7.5")));

    assertThat(input)
        .containsEntry("usageLimit", 1)
        .containsEntry("title", "LoyalNest reward redemption-1")
        .containsEntry(
            "context", Map.of("customers", Map.of("add", List.of("gid://shopify/Customer/7"))))
        .containsEntry(
            "customerGets",
            Map.of(
                "items",
                Map.of("all", true),
                "value",
                Map.of("percentage", new BigDecimal("0.075"))));
  }

  private static void fits(
      GraphQLSchema schema,
      String type,
      RewardType rewardType,
      @org.jspecify.annotations.Nullable BigDecimal value) {
    fits(
        Objects.requireNonNull(schema.getType(type)),
        DiscountInput.of(discount(rewardType, value)));
  }

  /// Every field is one of the type's, all the way down.
  private static void fits(GraphQLType type, Object value) {
    var bare = GraphQLTypeUtil.unwrapNonNull(type);
    switch (value) {
      case Map<?, ?> fields -> {
        var input = (GraphQLInputObjectType) bare;
        fields.forEach((name, part) -> {
          var field = input.getFieldDefinition((String) name);
          assertThat(field).as(input.getName() + "." + name).isNotNull();
          fits(field.getType(), part);
        });
      }
      case List<?> parts ->
          parts.forEach(part -> fits(((GraphQLList) bare).getWrappedType(), part));
      default -> assertThat(bare).isNotInstanceOf(GraphQLInputObjectType.class);
    }
  }

  static Issue discount(RewardType type, @org.jspecify.annotations.Nullable BigDecimal value) {
    return new Issue(
        "merchant",
        "redemption-1",
        "reward-1",
        100,
        "7",
        "ABCDE-FGHJK-LMNPQ-RSTUV",
        new RewardTerms(
            type,
            value,
            "USD",
            new BigDecimal("30.00"),
            30,
            new RewardTerms.Combinations(true, false, true),
            type == RewardType.FREE_PRODUCT ? new RewardTerms.FreeProduct("44", "55") : null),
        Instant.parse("2026-06-20T10:00:00Z"),
        Instant.parse("2026-07-20T10:00:00Z"));
  }
}
