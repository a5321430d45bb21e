package com.loyalnest.points.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graphql.parser.ParserOptions;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class OrderDocumentTest {
  private static final Path SCHEMA =
      Path.of("../../shared/shopify/graphql/admin_2026-07.graphql.gz");

  @Test
  void theQuestionIsOneThatTheAdminApiUnderstands() throws IOException {
    assumeTrue(Files.exists(SCHEMA), "skipped: the official schema is not here (" + SCHEMA + ")");
    var unlimited =
        ParserOptions.newParserOptions()
            .maxCharacters(Integer.MAX_VALUE)
            .maxTokens(Integer.MAX_VALUE)
            .maxWhitespaceTokens(Integer.MAX_VALUE)
            .build();
    TypeDefinitionRegistry types;
    try (var text =
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(SCHEMA)), StandardCharsets.UTF_8)) {
      types = new SchemaParser().parse(text, unlimited);
    }
    var schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(types);
    var document = graphql.parser.Parser.parse(AdminApi.ORDER_DOCUMENT);

    assertThat(new Validator().validateDocument(schema, document, Locale.ROOT)).isEmpty();
  }
}
