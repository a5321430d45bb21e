package com.loyalnest.local.shop;

import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.GZIPInputStream;

/// Shopify's own Admin schema of one version, where it is at hand.
final class AdminVersion {
  private AdminVersion() {}

  static TypeDefinitionRegistry types(String version) throws IOException {
    var file = PublishedSamples.file("shopify/graphql/admin_" + version + ".graphql.gz");
    var unlimited =
        ParserOptions.newParserOptions()
            .maxCharacters(Integer.MAX_VALUE)
            .maxTokens(Integer.MAX_VALUE)
            .maxWhitespaceTokens(Integer.MAX_VALUE)
            .build();
    try (var text =
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
      return new SchemaParser().parse(text, unlimited);
    }
  }

  static GraphQLSchema schema(String version) throws IOException {
    return UnExecutableSchemaGenerator.makeUnExecutableSchema(types(version));
  }
}
