package com.loyalnest.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/// The rules of the house that the compiler does not know, each with its *because*.
public final class HouseRules {
  private HouseRules() {}

  /// Checks a service's main classes.
  ///
  /// @param root its package, e.g. `com.loyalnest.points`
  public static void check(String root) {
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/v1/"))
            .importPackages(root);
    rules(root).forEach(rule -> rule.allowEmptyShould(true).check(classes));
    requireNullMarked(classes);
  }

  private static List<ArchRule> rules(String root) {
    return List.of(
        slices()
            .matching(root + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that needs itself through another cannot be read or moved alone"),
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .resideOutsideOfPackages(
                root + ".api..", root + ".messaging..", root + ".config..", root)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                root + ".api..", root + ".messaging..", "com.loyalnest.*.v1..", "io.grpc..")
            .because("features are blind to transport: map in api or messaging instead"),
        noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("what a class needs is said by its constructor"),
        noMethods()
            .that()
            .haveNameMatching("set[A-Z].*")
            .and()
            .areDeclaredInClassesThat()
            .areNotInterfaces()
            .should()
            .bePublic()
            .because("an entity changes by operations with names of the business, not by setters"),
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .callMethodWhere(asksTheWallClock())
            .because("time comes from an injected clock: BusinessClock or the system's Clock"),
        ArchRuleDefinition.classes()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .notBePublic()
            .because("only its own feature reads a table"),
        noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)")
            .because("such a class usually holds a better noun, or two"));
  }

  private static DescribedPredicate<JavaMethodCall> asksTheWallClock() {
    return new DescribedPredicate<>("now() without a clock, or System.currentTimeMillis()") {
      @Override
      public boolean test(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        var time =
            List.of(
                Instant.class,
                LocalDate.class,
                LocalDateTime.class,
                OffsetDateTime.class,
                ZonedDateTime.class);
        var now =
            call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().isEmpty()
                && time.stream().anyMatch(owner::isEquivalentTo);
        return now
            || (owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis"));
      }
    };
  }

  private static void requireNullMarked(JavaClasses classes) {
    ArchRuleDefinition.classes()
        .should(
            new ArchCondition<JavaClass>("lie in a null-marked package") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                var marked =
                    type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                events.add(
                    new SimpleConditionEvent(
                        type, marked, type.getPackageName() + " has no @NullMarked package-info"));
              }
            })
        .because("absence is said by a type, never by a surprise")
        .check(classes);
  }
}
