package com.loyalnest.platform.shopify;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Asks Shopify's Admin GraphQL API, at the full budget of each shop and not beyond it: a question
/// that the budget does not cover waits here, not there. Whatever is not an answer (no connection,
/// an error status, errors beside the data, a body that cannot be read) is a shop that is away.
public final class AdminClient {
  private static final String PATH = "/admin/api/2026-07/graphql.json";
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

  private final RestClient http;
  private final ShopifySettings settings;
  private final CostBuckets buckets;
  private final JsonMapper json;

  public AdminClient(
      RestClient.Builder builder,
      ShopifySettings settings,
      InstantSource systemClock,
      JsonMapper json) {
    var factory =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build());
    factory.setReadTimeout(settings.readTimeout());
    this.http = builder.requestFactory(factory).build();
    this.settings = settings;
    this.buckets = new CostBuckets(systemClock);
    this.json = json;
  }

  private record Question(String query, Map<String, ? extends @Nullable Object> variables) {}

  /// The answer's `data`.
  ///
  /// @throws ShopThrottled when the budget is used up for longer than anybody waits: nothing was
  ///   done
  /// @throws ShopAway when there is no answer: whether something was done is not known
  public <D> D ask(
      ShopAccess access, AdminCall<D> call, Map<String, ? extends @Nullable Object> variables) {
    var bucket = buckets.of(access);
    var cost = buckets.cost(call.document());
    waitFor(bucket, cost);
    AdminAnswer answer = null;
    try {
      answer = send(access, new Question(call.document(), variables));
    } finally {
      ended(bucket, cost, answer);
    }
    learn(call, answer);
    if (answer.isThrottled()) {
      throw new ShopThrottled(pause(bucket, buckets.cost(call.document())));
    }
    return data(call, answer);
  }

  private void waitFor(CostBucket bucket, double cost) {
    var waited = Duration.ZERO;
    for (var wait = bucket.take(cost); wait.isPositive(); wait = bucket.take(cost)) {
      waited = waited.plus(wait);
      if (waited.compareTo(settings.longestWait()) > 0) {
        throw new ShopThrottled(wait);
      }
      try {
        Thread.sleep(wait);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new ShopThrottled(wait);
      }
    }
  }

  private static void ended(CostBucket bucket, double cost, @Nullable AdminAnswer answer) {
    var said = answer == null ? null : answer.cost();
    var really = said == null || said.actualQueryCost() == null ? cost : said.actualQueryCost();
    bucket.ended(cost, really, said == null ? null : said.throttleStatus());
  }

  private void learn(AdminCall<?> call, AdminAnswer answer) {
    var cost = answer.cost();
    if (cost != null && cost.requestedQueryCost() != null) {
      buckets.costs(call.document(), cost.requestedQueryCost());
    }
  }

  /// How long it takes until the budget covers the cost.
  private static Duration pause(CostBucket bucket, double cost) {
    var wait = bucket.take(cost);
    if (wait.isZero()) {
      bucket.ended(cost, 0, null);
      return USUAL_PAUSE;
    }
    return wait;
  }

  private AdminAnswer send(ShopAccess access, Question question) {
    try {
      var answer =
          http.post()
              .uri(settings.baseUrl(access) + PATH)
              .header("X-Shopify-Access-Token", access.accessToken())
              .contentType(MediaType.APPLICATION_JSON)
              .body(question)
              .retrieve()
              .body(AdminAnswer.class);
      if (answer == null) {
        throw new ShopAway("Shopify answered nothing");
      }
      return answer;
    } catch (HttpClientErrorException.TooManyRequests tooMany) {
      throw new ShopThrottled(USUAL_PAUSE);
    } catch (RestClientException failure) {
      throw new ShopAway("Shopify did not answer", failure);
    }
  }

  private <D> D data(AdminCall<D> call, AdminAnswer answer) {
    var data = answer.data();
    if (data == null || data.isNull() || answer.isRefused()) {
      throw new ShopAway("Shopify refused the question");
    }
    try {
      return json.treeToValue(data, call.data());
    } catch (JacksonException unreadable) {
      throw new ShopAway("Shopify's answer cannot be read", unreadable);
    }
  }
}
