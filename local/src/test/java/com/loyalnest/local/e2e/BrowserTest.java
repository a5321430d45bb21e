package com.loyalnest.local.e2e;

import static com.loyalnest.local.e2e.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.loyalnest.local.check.VerifyLedger;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What shoppers do in a real browser: they buy in the stand-in shop and see the points in the
/// widget, exchange them, pay with the code, and read why they have what they have. And what a
/// merchant sees who opens the app.
@Tag("e2e")
class BrowserTest {
  private static final Duration READERS = Duration.ofSeconds(30);
  private static final Path SCRIPTS = Path.of("src", "test", "browser").toAbsolutePath();

  @Test
  void aShopperBuysAndSeesThePoints() throws Exception {
    var chromium = chromium();
    var shop = LocalSuite.shared();
    fillShelves(shop);
    var email = "robin." + Shop.newId() + "@example.com";
    var pictures = pictures();
    run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");

    var seen =
        JsonMapper.shared()
            .readTree(run("node", "buy.mjs", shop.suite().shop(), email, chromium, pictures));

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

  @Test
  void aShopperEarnsRedeemsIsRefundedHalfAndReadsWhy() throws Exception {
    var chromium = chromium();
    var shop = LocalSuite.shared();
    fillShelves(shop);
    offerReward(shop);
    var email = "robin." + Shop.newId() + "@example.com";
    var pictures = pictures();
    run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");

    var seen =
        JsonMapper.shared()
            .readTree(
                run(
                    "node",
                    "story.mjs",
                    shop.suite().shop(),
                    email,
                    "Oak stool",
                    chromium,
                    pictures));

    assertThat(seen.path("problems")).isEmpty();
    assertThat(seen.path("copied").asString())
        .isNotEmpty()
        .isEqualTo(seen.path("shown").asString());
    assertThat(seen.path("refusal").asString()).isEqualTo("NOT-A-CODE is not a code of this shop.");
    assertThat(seen.path("codesLeft").asInt()).as("a used code is no longer offered").isZero();
    assertThat(seen.path("history").valueStream().map(JsonNode::asString))
        .containsExactly("+250", "\u22121,155", "+2,310", "\u2212500", "+1,180", "+200");
    assertThat(seen.path("reasons").valueStream().map(JsonNode::asString))
        .contains(
            "$231.00 of this order earns points.",
            "$231.00 \u00d7 10 = 2,310.",
            "Rounded down to 2,310 points.",
            "A refund of 1 item took back 1,155 points.");
    assertThat(seen.path("returned").valueStream().map(JsonNode::asString))
        .containsExactly("A refund of the order brought back 250 points of what was spent on it.");
    assertThat(VerifyLedger.run(shop.suite())).isZero();
  }

  @Test
  void aMerchantOpensTheAppInTheShopsAdmin() throws Exception {
    var chromium = chromium();
    var shop = LocalSuite.shared();
    run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");

    var seen =
        JsonMapper.shared()
            .readTree(
                run(
                    "node",
                    "home.mjs",
                    shop.suite().shop(),
                    shop.suite().edge(),
                    chromium,
                    pictures()));

    assertThat(seen.path("problems")).isEmpty();
    assertThat(seen.path("objects").valueStream().map(JsonNode::asString))
        .contains("Orders", "Customers");
    assertThat(seen.path("french").valueStream().map(JsonNode::asString))
        .contains("Commandes", "Clients");
    assertThat(seen.path("loyalty").asString()).isEqualTo("Rewards program");
    assertThat(seen.path("cookies")).isEmpty();
    assertThat(seen.path("framedElsewhere").asInt()).isZero();
    assertThat(seen.path("refused").asBoolean()).as("frame-ancestors refuses others").isTrue();
  }

  /// As the merchant: five dollars for five hundred points.
  private static void offerReward(Shop shop) throws IOException, InterruptedException {
    var answer =
        shop.post(
            "/v1/api/rewards",
            """
            {"definition":{"type":"amount_off","names":{"en":"$5 off your order","es":"5 $ menos",\
            "fr":"5 $ de moins"},"points_cost":500,"value":"5","currency":"USD"}}
            """);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String chromium() {
    var chromium = onPath("chromium").or(() -> onPath("chromium-browser"));
    assumeTrue(chromium.isPresent(), "no Chromium here: apt-get install chromium");
    return chromium.orElseThrow();
  }

  private static String pictures() throws IOException {
    return Files.createDirectories(Path.of("target", "browser").toAbsolutePath()).toString();
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
