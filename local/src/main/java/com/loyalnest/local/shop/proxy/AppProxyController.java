package com.loyalnest.local.shop.proxy;

import com.loyalnest.local.shop.AppSecret;
import com.loyalnest.local.shop.ShopSettings;
import com.loyalnest.local.shop.clock.ShopClock;
import com.loyalnest.local.shop.pages.Shopper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// Forwards `/apps/loyalnest/…` to the app as Shopify's app proxy does: with the shop, the
/// signed-in customer and a signature over all parameters, and without cookies either way.
@RestController
class AppProxyController {
  private static final String PREFIX = "/apps/loyalnest";
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Set<String> PASSED_ON =
      Set.of(
          "accept",
          "accept-language",
          "authorization",
          "content-type",
          "if-none-match",
          "x-loyalnest-token");
  private static final Set<String> PASSED_BACK =
      Set.of(
          "content-type",
          "cache-control",
          "etag",
          "retry-after",
          "x-correlation-id",
          "content-security-policy");

  private final ShopSettings settings;
  private final AppSecret secret;
  private final ShopClock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  AppProxyController(ShopSettings settings, AppSecret secret, ShopClock clock) {
    this.settings = settings;
    this.secret = secret;
    this.clock = clock;
  }

  @RequestMapping(
      path = PREFIX + "/**",
      method = {RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT, RequestMethod.DELETE})
  ResponseEntity<byte[]> forward(
      HttpServletRequest request, @RequestBody(required = false) byte @Nullable [] body)
      throws InterruptedException {
    var path = request.getRequestURI().substring(PREFIX.length());
    var target = URI.create(settings.appProxyUrl() + path + "?" + query(request));
    var content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body);
    var asked = HttpRequest.newBuilder(target).timeout(ANSWER).method(request.getMethod(), content);
    for (var name : java.util.Collections.list(request.getHeaderNames())) {
      if (PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
        asked.header(name, request.getHeader(name));
      }
    }
    try {
      return passedBack(http.send(asked.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException away) {
      return ResponseEntity.status(502)
          .body("the app does not answer".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static ResponseEntity<byte[]> passedBack(HttpResponse<byte[]> answer) {
    var headers = new HttpHeaders();
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (PASSED_BACK.contains(name.toLowerCase(Locale.ROOT))) {
            headers.addAll(name, values);
          }
        });
    return ResponseEntity.status(answer.statusCode()).headers(headers).body(answer.body());
  }

  private String query(HttpServletRequest request) {
    Map<String, List<String>> parameters = new TreeMap<>();
    request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
    parameters.put("shop", List.of(settings.domain()));
    parameters.put(
        "logged_in_customer_id", List.of(Shopper.of(request).map(Object::toString).orElse("")));
    parameters.put("path_prefix", List.of(PREFIX));
    parameters.put("timestamp", List.of(Long.toString(clock.systemTime().getEpochSecond())));
    parameters.remove("signature");
    var signature = signature(parameters);
    return parameters.entrySet().stream()
            .flatMap(entry ->
                entry.getValue().stream()
                    .map(value -> encoded(entry.getKey()) + "=" + encoded(value)))
            .collect(Collectors.joining("&"))
        + "&signature="
        + signature;
  }

  /// Sorted `name=value` pairs without a separator, repeated values joined by commas.
  private String signature(Map<String, List<String>> sorted) {
    var message =
        sorted.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + String.join(",", entry.getValue()))
            .sorted()
            .collect(Collectors.joining());
    return HexFormat.of().formatHex(secret.sign(message));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
