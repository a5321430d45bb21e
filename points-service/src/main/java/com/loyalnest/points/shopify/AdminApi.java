package com.loyalnest.points.shopify;

import com.loyalnest.points.earning.ShopOrders.ShopAway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
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

  static final String BASIC_CREATE_DOCUMENT = document("graphql/discount-basic-create.graphql");
  static final String FREE_SHIPPING_CREATE_DOCUMENT =
      document("graphql/discount-free-shipping-create.graphql");
  static final String DISCOUNT_BY_CODE_DOCUMENT = document("graphql/discount-by-code.graphql");
  static final String DEACTIVATE_DOCUMENT = document("graphql/discount-deactivate.graphql");

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

  private record Question(String query, Map<String, ? extends @Nullable Object> variables) {}

  /// @param after the cursor of the page of lines, absent for the first
  /// @throws ShopAway when there is no answer
  Optional<OrderAnswer.Order> order(ShopAccess access, String gid, @Nullable String after) {
    var variables = new HashMap<String, @Nullable String>();
    variables.put("id", gid);
    variables.put("after", after);
    var answer = ask(access, new Question(ORDER_DOCUMENT, variables), OrderAnswer.class);
    return Optional.ofNullable(answered(answer.data(), answer.errors()).order());
  }

  /// @param input in the words of the schema's `DiscountCode…Input`
  /// @throws ShopAway when there is no answer
  DiscountAnswer.Change createDiscount(
      ShopAccess access, boolean freeShipping, Map<String, Object> input) {
    var document = freeShipping ? FREE_SHIPPING_CREATE_DOCUMENT : BASIC_CREATE_DOCUMENT;
    return change(discounts(access, document, Map.of("discount", input)).created());
  }

  /// @throws ShopAway when there is no answer
  DiscountAnswer.Change deactivateDiscount(ShopAccess access, String gid) {
    return change(discounts(access, DEACTIVATE_DOCUMENT, Map.of("id", gid)).deactivated());
  }

  /// @throws ShopAway when there is no answer
  Optional<DiscountAnswer.Node> discountByCode(ShopAccess access, String code) {
    return Optional.ofNullable(
        discounts(access, DISCOUNT_BY_CODE_DOCUMENT, Map.of("code", code)).found());
  }

  private DiscountAnswer.Data discounts(
      ShopAccess access, String document, Map<String, Object> variables) {
    var answer = ask(access, new Question(document, variables), DiscountAnswer.class);
    return answered(answer.data(), answer.errors());
  }

  private static DiscountAnswer.Change change(DiscountAnswer.@Nullable Change change) {
    if (change == null) {
      throw new ShopAway("Shopify answered nothing");
    }
    return change;
  }

  private static <D> D answered(@Nullable D data, @Nullable List<?> errors) {
    if (data == null || (errors != null && !errors.isEmpty())) {
      throw new ShopAway("Shopify refused the question");
    }
    return data;
  }

  private <A> A ask(ShopAccess access, Question question, Class<A> type) {
    try {
      var answer =
          client
              .post()
              .uri(settings.baseUrl(access) + PATH)
              .header("X-Shopify-Access-Token", access.accessToken())
              .contentType(MediaType.APPLICATION_JSON)
              .body(question)
              .retrieve()
              .body(type);
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
