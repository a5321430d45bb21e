package com.loyalnest.local.shop;

import graphql.language.Document;
import graphql.parser.Parser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Every GraphQL document with which a service of the suite asks the Admin API, by its file's name.
final class SuiteDocuments {
  private SuiteDocuments() {}

  static Map<String, Document> ofTheSuite() throws IOException {
    var documents = new TreeMap<String, Document>();
    for (var file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:graphql/*.graphql")) {
      documents.put(
          Objects.requireNonNull(file.getFilename()),
          Parser.parse(file.getContentAsString(StandardCharsets.UTF_8)));
    }
    return documents;
  }
}
