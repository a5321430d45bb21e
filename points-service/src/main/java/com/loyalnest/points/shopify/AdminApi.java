package com.loyalnest.points.shopify;

import com.loyalnest.points.earning.ShopOrders.ShopAway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Shopify's Admin GraphQL API, as far as this service asks it. Whatever is not an answer (no
/// connection, an error status, throttling, a body that cannot be read) is a shop that is away.
@Component
class AdminApi {
  static final String ORDER_DOCUMENT = document("graphql/order.graphql");

  private static final String PATH = "/admin/api/2026-07/graphql.json";

  private final RestClient client;
  private final ShopifySettings settings;

  AdminApi(RestClient.Builder builder, ShopifySettings settings) {
    var http =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build());
    http.setReadTimeout(settings.readTimeout());
    this.client = builder.requestFactory(http).build();
    this.settings = settings;
  }

  private record Question(String query, Map<String, @Nullable String> variables) {}

  /// @param after the cursor of the page of lines, absent for the first
  /// @throws ShopAway when there is no answer
  Optional<OrderAnswer.Order> order(ShopAccess access, String gid, @Nullable String after) {
    var variables = new HashMap<String, @Nullable String>();
    variables.put("id", gid);
    variables.put("after", after);
    var answer = ask(access, new Question(ORDER_DOCUMENT, variables));
    var data = answer.data();
    if (data == null || (answer.errors() != null && !answer.errors().isEmpty())) {
      throw new ShopAway("Shopify refused the question");
    }
    return Optional.ofNullable(data.order());
  }

  private OrderAnswer ask(ShopAccess access, Question question) {
    try {
      var answer =
          client
              .post()
              .uri(settings.baseUrl(access) + PATH)
              .header("X-Shopify-Access-Token", access.accessToken())
              .contentType(MediaType.APPLICATION_JSON)
              .body(question)
              .retrieve()
              .body(OrderAnswer.class);
      if (answer == null) {
        throw new ShopAway("Shopify answered nothing");
      }
      return answer;
    } catch (RestClientException failure) {
      throw new ShopAway("Shopify did not answer", failure);
    }
  }

  private static String document(String path) {
    try (var stream =
        new ClassPathResource(path, AdminApi.class.getClassLoader()).getInputStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
