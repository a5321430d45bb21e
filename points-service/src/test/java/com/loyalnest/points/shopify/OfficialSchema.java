package com.loyalnest.points.shopify;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Shopify's own Admin schema, where it is at hand.
final class OfficialSchema {
  private static final Path SCHEMA =
      Path.of("../../shared/shopify/graphql/admin_2026-07.graphql.gz");

  private OfficialSchema() {}

  static GraphQLSchema read() throws IOException {
    assumeTrue(Files.exists(SCHEMA), "skipped: the official schema is not here (" + SCHEMA + ")");
    var unlimited =
        ParserOptions.newParserOptions()
            .maxCharacters(Integer.MAX_VALUE)
            .maxTokens(Integer.MAX_VALUE)
            .maxWhitespaceTokens(Integer.MAX_VALUE)
            .build();
    try (var text =
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(SCHEMA)), StandardCharsets.UTF_8)) {
      return UnExecutableSchemaGenerator.makeUnExecutableSchema(
          new SchemaParser().parse(text, unlimited));
    }
  }
}
