package com.loyalnest.local.shop.graphql;

import graphql.GraphQLException;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.QueryComplexityCalculator;
import graphql.execution.CoercedVariables;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a question costs of a shop's budget before it is answered: one for an object, nothing for a
/// scalar, and a page or a list as many of its elements as it may hold (shopify.dev, "Rate
/// limits").
public final class QuestionCost {
  /// More than that is not taken at all, whatever the budget.
  public static final int MOST = 1000;

  private QuestionCost() {}

  /// 0 for a text that is no question.
  public static int of(GraphQLSchema schema, String query, Map<String, Object> variables) {
    try {
      return QueryComplexityCalculator.newCalculator()
          .schema(schema)
          .document(new Parser().parseDocument(query))
          .variables(CoercedVariables.of(variables))
          .fieldComplexityCalculator(QuestionCost::ofField)
          .build()
          .calculate();
    } catch (GraphQLException unreadable) {
      return 0;
    }
  }

  /// What an answer comes to: one for each object in it. A shop gives back what it took for more.
  public static int actual(@Nullable Object answer) {
    return switch (answer) {
      case Map<?, ?> object -> 1 + object.values().stream().mapToInt(QuestionCost::actual).sum();
      case Collection<?> list -> list.stream().mapToInt(QuestionCost::actual).sum();
      case null, default -> 0;
    };
  }

  private static int ofField(FieldComplexityEnvironment environment, int children) {
    if (environment.getField().getSelectionSet() == null) {
      return 0;
    }
    var first = environment.getArguments().get("first");
    var size = first instanceof Integer given ? Math.max(1, given) : 1;
    var type = GraphQLTypeUtil.unwrapNonNull(environment.getFieldDefinition().getType());
    return GraphQLTypeUtil.isList(type) ? size * (1 + children) : 1 + children * size;
  }
}
