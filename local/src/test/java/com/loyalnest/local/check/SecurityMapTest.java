package com.loyalnest.local.check;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The maps of security name tests; a name that is none of ours would claim what nothing holds.
class SecurityMapTest {
  private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]*Test)`");
  private static final String ENDING = "Test.java";

  @ParameterizedTest
  @ValueSource(strings = {"security.md", "asvs.md"})
  void everyTestThatTheMapNamesIsThere(String map) throws IOException {
    var named =
        NAMED
            .matcher(Files.readString(Path.of("../docs", map)))
            .results()
            .map(MatchResult::group)
            .map(name -> name.replace("`", ""))
            .collect(toCollection(TreeSet::new));

    assertThat(named).hasSizeGreaterThan(15);
    assertThat(tests()).containsAll(named);
  }

  private static Set<String> tests() throws IOException {
    var tests = new TreeSet<String>();
    for (var module : modules()) {
      try (var files = Files.walk(module)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(ENDING))
            .map(name -> name.substring(0, name.length() - ".java".length()))
            .forEach(tests::add);
      }
    }
    return tests;
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of(".."))) {
      return folders
          .map(folder -> folder.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .toList();
    }
  }
}
