package com.loyalnest.points.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.validation.Validator;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OrderDocumentTest {
  @Test
  void theQuestionIsOneThatTheAdminApiUnderstands() throws IOException {
    var document = graphql.parser.Parser.parse(AdminApiOrders.ORDER.document());

    assertThat(new Validator().validateDocument(OfficialSchema.read(), document, Locale.ROOT))
        .isEmpty();
  }
}
