package com.loyalnest.points.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.validation.Validator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OrderDocumentTest {
  @Test
  void theQuestionIsOneThatTheAdminApiUnderstands() throws IOException {
    for (var question :
        List.of(
            AdminApiOrders.ORDER,
            AdminApiOrders.REFUND,
            AdminApiProducts.PRODUCTS,
            AdminApiCustomers.CUSTOMERS)) {
      var document = graphql.parser.Parser.parse(question.document());

      assertThat(new Validator().validateDocument(OfficialSchema.read(), document, Locale.ROOT))
          .isEmpty();
    }
  }
}
