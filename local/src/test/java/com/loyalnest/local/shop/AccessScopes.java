package com.loyalnest.local.shop;

import graphql.introspection.Introspection;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Shopify's table of who may see a type, a field or a mutation.
record AccessScopes(GraphQLSchema schema, JsonNode table) {
  static AccessScopes of(String version) throws IOException {
    return new AccessScopes(
        AdminVersion.schema(version),
        PublishedSamples.json("shopify/graphql/admin_" + version + ".access-scopes.json"));
  }

  /// What the document touches and none of these scopes allows, with what would.
  List<String> missing(Document document, Set<String> granted) {
    var touched = new TreeSet<String>();
    for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      walk(document, operation.getSelectionSet(), root(operation), touched);
    }
    return touched.stream()
        .filter(name -> !isAllowed(name, granted))
        .map(name -> name + " needs one of " + table.path(name).path("scopes"))
        .toList();
  }

  private GraphQLCompositeType root(OperationDefinition operation) {
    return operation.getOperation() == OperationDefinition.Operation.MUTATION
        ? Objects.requireNonNull(schema.getMutationType())
        : schema.getQueryType();
  }

  private void walk(
      Document document,
      @Nullable SelectionSet selections,
      GraphQLCompositeType type,
      Set<String> touched) {
    if (selections == null) {
      return;
    }
    for (Selection<?> selection : selections.getSelections()) {
      switch (selection) {
        case Field field -> walk(document, field, type, touched);
        case InlineFragment inline ->
            walk(document, inline.getSelectionSet(), narrowed(inline, type), touched);
        case FragmentSpread spread -> {
          var fragment = fragment(document, spread.getName());
          walk(
              document,
              fragment.getSelectionSet(),
              composite(fragment.getTypeCondition().getName()),
              touched);
        }
        default -> throw new IllegalArgumentException(selection.toString());
      }
    }
  }

  private void walk(
      Document document, Field field, GraphQLCompositeType type, Set<String> touched) {
    var definition = Introspection.getFieldDef(schema, type, field.getName());
    var result = GraphQLTypeUtil.unwrapAll(definition.getType());
    touched.add(type.getName() + "." + field.getName());
    touched.add(result.getName());
    if (result instanceof GraphQLCompositeType deeper) {
      walk(document, field.getSelectionSet(), deeper, touched);
    }
  }

  private GraphQLCompositeType narrowed(InlineFragment inline, GraphQLCompositeType type) {
    var condition = inline.getTypeCondition();
    return condition == null ? type : composite(condition.getName());
  }

  private GraphQLCompositeType composite(String name) {
    return (GraphQLCompositeType) Objects.requireNonNull(schema.getType(name), name);
  }

  private static FragmentDefinition fragment(Document document, String name) {
    return document.getDefinitionsOfType(FragmentDefinition.class).stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private boolean isAllowed(String name, Set<String> granted) {
    var scopes = table.path(name).path("scopes").values();
    return scopes.isEmpty()
        || scopes.stream().map(JsonNode::stringValue).anyMatch(granted::contains);
  }
}
