package com.loyalnest.platform.shopify;

import com.loyalnest.platform.shopify.Budgets.Ask;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

  /// Not a valid token, frozen, not allowed, gone, locked.
  private static final Set<Integer> CLOSED = Set.of(401, 402, 403, 404, 423);

  private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

  private final RestClient http;
  private final ShopifySettings settings;
  private final Budgets budgets;
  private final JsonMapper json;
  private final ShopCalls calls;
  private final QuestionCosts costs = new QuestionCosts();

  AdminClient(
      RestClient.Builder builder,
      ShopifySettings settings,
      Budgets budgets,
      ShopCalls calls,
      JsonMapper json) {
    var factory =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build());
    factory.setReadTimeout(settings.readTimeout());
    this.http = builder.requestFactory(factory).build();
    this.settings = settings;
    this.budgets = budgets;
    this.calls = calls;
    this.json = json;
  }

  private record Question(String query, Map<String, ? extends @Nullable Object> variables) {}

  /// The answer's `data`.
  ///
  /// @throws NothingDone when the shop did not do what it was asked, or was not asked: its budget
  ///   is used up for longer than anybody waits, it does not let the app in, or is left alone
  /// @throws ShopAway when there is no answer: whether something was done is not known
  public <D> D ask(
      ShopAccess access, AdminCall<D> call, Map<String, ? extends @Nullable Object> variables) {
    return calls.counted(access.shopDomain(), () -> asked(access, call, variables));
  }

  private <D> D asked(
      ShopAccess access, AdminCall<D> call, Map<String, ? extends @Nullable Object> variables) {
    var ask = ask(access, call.document());
    waitFor(ask);
    AdminAnswer answer = null;
    try {
      answer = send(access, new Question(call.document(), variables));
    } finally {
      ended(ask, answer);
    }
    learn(call, answer);
    if (answer.isThrottled()) {
      throw new ShopThrottled(pause(ask(access, call.document())));
    }
    return data(call, answer);
  }

  private Ask ask(ShopAccess access, String document) {
    return new Ask(access.shopDomain(), UUID.randomUUID().toString(), costs.of(document));
  }

  private void waitFor(Ask ask) {
    var waited = Duration.ZERO;
    for (var wait = budgets.take(ask); wait.isPositive(); wait = budgets.take(ask)) {
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

  private void ended(Ask ask, @Nullable AdminAnswer answer) {
    var said = answer == null ? null : answer.cost();
    var really =
        said == null || said.actualQueryCost() == null ? ask.cost() : said.actualQueryCost();
    budgets.ended(ask, really, said == null ? null : said.throttleStatus());
  }

  private void learn(AdminCall<?> call, AdminAnswer answer) {
    var cost = answer.cost();
    if (cost != null && cost.requestedQueryCost() != null) {
      costs.learn(call.document(), cost.requestedQueryCost());
    }
  }

  /// How long it takes until the budget covers the cost.
  private Duration pause(Ask ask) {
    var wait = budgets.take(ask);
    if (wait.isZero()) {
      budgets.ended(ask, 0, null);
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
              .toEntity(AdminAnswer.class);
      return received(answer);
    } catch (HttpClientErrorException.TooManyRequests tooMany) {
      throw new ShopThrottled(USUAL_PAUSE);
    } catch (HttpClientErrorException refused) {
      if (CLOSED.contains(refused.getStatusCode().value())) {
        throw new ShopClosed(refused.getStatusCode().value());
      }
      throw new ShopAway("Shopify did not answer", refused);
    } catch (RestClientException failure) {
      throw new ShopAway("Shopify did not answer", failure);
    }
  }

  private AdminAnswer received(ResponseEntity<AdminAnswer> answer) {
    var reason = answer.getHeaders().getFirst("X-Shopify-API-Deprecated-Reason");
    if (reason != null) {
      calls.deprecated(reason);
    }
    var body = answer.getBody();
    if (body == null) {
      throw new ShopAway("Shopify answered nothing");
    }
    return body;
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
