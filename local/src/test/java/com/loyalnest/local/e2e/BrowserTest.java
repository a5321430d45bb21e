package com.loyalnest.local.e2e;

import static com.loyalnest.local.e2e.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// A shopper buys in the stand-in shop and sees the points in the widget; the mail and the audit
/// entry follow.
@Tag("e2e")
class BrowserTest {
  private static final Duration READERS = Duration.ofSeconds(30);
  private static final Path SCRIPTS = Path.of("src", "test", "browser").toAbsolutePath();

  @Test
  void aShopperBuysAndSeesThePoints() throws Exception {
    var chromium = onPath("chromium").or(() -> onPath("chromium-browser"));
    assumeTrue(chromium.isPresent(), "no Chromium here: apt-get install chromium");
    var shop = LocalSuite.shared();
    fillShelves(shop);
    var email = "robin." + Shop.newId() + "@example.com";
    var pictures = Files.createDirectories(Path.of("target", "browser").toAbsolutePath());
    run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");

    var seen =
        JsonMapper.shared()
            .readTree(
                run(
                    "node",
                    "buy.mjs",
                    shop.suite().shop(),
                    email,
                    chromium.orElseThrow(),
                    pictures.toString()));

    assertThat(seen.path("problems")).isEmpty();
    assertThat(seen.path("points").asInt()).isPositive();
    assertThat(within(READERS, () -> mails(shop, email), mails -> mails.contains("subject")))
        .contains("subject");
    assertThat(
            within(
                READERS,
                () -> shop.get("/v1/api/audit-logs?action=points_earned&limit=100").body(),
                log -> log.contains("\"points\":" + seen.path("points").asInt())))
        .contains("\"points\":" + seen.path("points").asInt());
  }

  private static void fillShelves(Shop shop) throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(URI.create(shop.suite().shop() + "/demo/seed"))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private static String mails(Shop shop, String email) throws IOException, InterruptedException {
    var asked = shop.suite().shop() + "/mailbox/messages?to=" + email;
    return send(HttpRequest.newBuilder(URI.create(asked)));
  }

  private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.timeout(Duration.ofMinutes(3)).build(), BodyHandlers.ofString())
          .body();
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(List.of(command))
            .directory(SCRIPTS.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    return output;
  }

  private static Optional<String> onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
