package com.loyalnest.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.local.shop.graphql.QuestionCost;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationDefinition;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our part of the Admin API says nothing that Shopify's own schema does not say.
class AdminSchemaTest {
  @ParameterizedTest
  @ValueSource(strings = {"2026-07", "2026-10"})
  void everyTypeFieldArgumentAndNullabilityIsShopifysOwn(String version) throws Exception {
    TypeDefinitionRegistry ours;
    try (var reader = ours()) {
      ours = parse(reader);
    }

    assertThat(differences(ours, AdminVersion.types(version))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-07", "2026-10"})
  void shopifyUnderstandsEveryDocumentOfTheSuite(String version) throws Exception {
    areValid(AdminVersion.schema(version));
  }

  @Test
  void itAnswersEveryDocumentOfTheSuite() throws Exception {
    areValid(UnExecutableSchemaGenerator.makeUnExecutableSchema(parse(ours())));
  }

  /// A page of a bulk query costs nothing of the budget.
  @Test
  void noQuestionCostsMoreThanAShopTakes() throws Exception {
    var schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(parse(ours()));
    for (var document : SuiteDocuments.ofTheSuite().entrySet()) {
      var text = AstPrinter.printAst(document.getValue());
      assertThat(QuestionCost.of(schema, text, variables(document.getValue())))
          .as(document.getKey())
          .isPositive()
          .isLessThanOrEqualTo(
              document.getKey().contains("-all") ? Integer.MAX_VALUE : QuestionCost.MOST);
    }
  }

  /// Something for each, so that what depends on it is counted.
  private static Map<String, Object> variables(Document document) {
    var variables = new HashMap<String, Object>();
    for (var operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      for (var variable : operation.getVariableDefinitions()) {
        var type = printed(variable.getType()).replace("!", "");
        variables.put(
            variable.getName(),
            switch (type) {
              case "ID", "String" -> "1";
              case "Int" -> 1;
              default -> type.startsWith("[") ? List.of("1") : Map.of();
            });
      }
    }
    return variables;
  }

  private static void areValid(GraphQLSchema schema) throws IOException {
    var documents = SuiteDocuments.ofTheSuite();
    assertThat(documents).hasSizeGreaterThan(10);
    for (var document : documents.entrySet()) {
      assertThat(new Validator().validateDocument(schema, document.getValue(), Locale.ROOT))
          .as(document.getKey())
          .isEmpty();
    }
  }

  private static List<String> differences(
      TypeDefinitionRegistry ours, TypeDefinitionRegistry official) {
    var differences = new ArrayList<String>();
    for (TypeDefinition<?> type : ours.types().values()) {
      var counterpart = official.getTypeOrNull(type.getName());
      if (counterpart == null || counterpart.getClass() != type.getClass()) {
        differences.add(type.getName() + ": no such type");
      } else if (type instanceof ObjectTypeDefinition object) {
        compare(object, (ObjectTypeDefinition) counterpart, differences);
      } else if (type instanceof EnumTypeDefinition values) {
        compare(values, (EnumTypeDefinition) counterpart, differences);
      } else if (type instanceof InputObjectTypeDefinition input) {
        compare(input, (InputObjectTypeDefinition) counterpart, differences);
      } else if (type instanceof UnionTypeDefinition union) {
        compare(union, (UnionTypeDefinition) counterpart, differences);
      }
    }
    for (var scalar : ours.scalars().keySet()) {
      if (!official.scalars().containsKey(scalar)) {
        differences.add(scalar + ": no such scalar");
      }
    }
    return differences;
  }

  private static void compare(
      ObjectTypeDefinition ours, ObjectTypeDefinition official, List<String> differences) {
    for (var field : ours.getFieldDefinitions()) {
      var name = ours.getName() + "." + field.getName();
      var counterpart =
          official.getFieldDefinitions().stream()
              .filter(each -> each.getName().equals(field.getName()))
              .findFirst();
      if (counterpart.isEmpty()) {
        differences.add(name + ": no such field");
        continue;
      }
      if (!printed(field.getType()).equals(printed(counterpart.get().getType()))) {
        differences.add(
            "%s: %s, official %s"
                .formatted(name, printed(field.getType()), printed(counterpart.get().getType())));
      }
      compareArguments(name, field, counterpart.get(), differences);
    }
  }

  private static void compareArguments(
      String name, FieldDefinition ours, FieldDefinition official, List<String> differences) {
    for (var argument : ours.getInputValueDefinitions()) {
      var known =
          official.getInputValueDefinitions().stream()
              .anyMatch(each ->
                  each.getName().equals(argument.getName())
                      && printed(each.getType()).equals(printed(argument.getType())));
      if (!known) {
        differences.add(name + "(" + argument.getName() + "): no such argument of this type");
      }
    }
  }

  private static void compare(
      EnumTypeDefinition ours, EnumTypeDefinition official, List<String> differences) {
    var known = new HashSet<String>();
    official.getEnumValueDefinitions().forEach(value -> known.add(value.getName()));
    for (var value : ours.getEnumValueDefinitions()) {
      if (!known.contains(value.getName())) {
        differences.add(ours.getName() + "." + value.getName() + ": no such value");
      }
    }
  }

  private static void compare(
      InputObjectTypeDefinition ours,
      InputObjectTypeDefinition official,
      List<String> differences) {
    for (var field : ours.getInputValueDefinitions()) {
      var known =
          official.getInputValueDefinitions().stream()
              .anyMatch(each ->
                  each.getName().equals(field.getName())
                      && printed(each.getType()).equals(printed(field.getType())));
      if (!known) {
        differences.add(ours.getName() + "." + field.getName() + ": no such field of this type");
      }
    }
  }

  private static void compare(
      UnionTypeDefinition ours, UnionTypeDefinition official, List<String> differences) {
    var known = new HashSet<String>();
    for (graphql.language.Type<?> member : official.getMemberTypes()) {
      known.add(printed(member));
    }
    for (graphql.language.Type<?> member : ours.getMemberTypes()) {
      if (!known.contains(printed(member))) {
        differences.add(ours.getName() + " | " + printed(member) + ": no such member");
      }
    }
  }

  private static String printed(graphql.language.Type<?> type) {
    return AstPrinter.printAst(type);
  }

  private static Reader ours() throws IOException {
    return new InputStreamReader(
        Objects.requireNonNull(AdminSchemaTest.class.getResourceAsStream("/shop/admin.graphqls")),
        StandardCharsets.UTF_8);
  }

  private static TypeDefinitionRegistry parse(Reader sdl) {
    var options = ParserOptions.getDefaultSdlParserOptions();
    return new SchemaParser().parse(sdl, options);
  }
}
