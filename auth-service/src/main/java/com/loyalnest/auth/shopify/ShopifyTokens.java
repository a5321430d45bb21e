package com.loyalnest.auth.shopify;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Shopify's token endpoint. Only a 400 whose error is about the token we sent refuses it; whatever
/// else goes wrong, a wrong client secret of ours too, is *unavailable*, so that no shop loses its
/// access through a fault that is not its own.
@Component
public class ShopifyTokens {
  private static final Logger LOG = LoggerFactory.getLogger(ShopifyTokens.class);
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
  private static final String OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final int BAD_REQUEST = 400;

  private final RestClient http;
  private final ShopifySettings settings;
  private final InstantSource systemClock;
  private final MeterRegistry meters;
  private final JsonMapper json = JsonMapper.shared();

  ShopifyTokens(
      RestClient.Builder http, ShopifySettings settings, Clock systemClock, MeterRegistry meters) {
    this.http = http.requestFactory(requests(settings)).build();
    this.settings = settings;
    this.systemClock = systemClock;
    this.meters = meters;
  }

  private static JdkClientHttpRequestFactory requests(ShopifySettings settings) {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .build();
    var requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(settings.readTimeout());
    return requests;
  }

  /// An expiring offline token for the shop that the session token names.
  public TokenAnswer exchange(ShopDomain shop, String sessionToken) {
    var form = form(EXCHANGE);
    form.add("subject_token", sessionToken);
    form.add("subject_token_type", ID_TOKEN);
    form.add("requested_token_type", OFFLINE);
    form.add("expiring", "1");
    return post("exchange", shop, form);
  }

  /// The next pair of tokens; the refresh token given dies with the answer.
  public TokenAnswer refresh(ShopDomain shop, String refreshToken) {
    var form = form("refresh_token");
    form.add("refresh_token", refreshToken);
    return post("refresh", shop, form);
  }

  private MultiValueMap<String, String> form(String grantType) {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("client_id", settings.clientId());
    form.add("client_secret", settings.clientSecret());
    form.add("grant_type", grantType);
    return form;
  }

  private TokenAnswer post(String grant, ShopDomain shop, MultiValueMap<String, String> form) {
    var timer = Timer.start(meters);
    var answer = answer(shop, form);
    var outcome = answer.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    timer.stop(meters.timer("loyalnest.shopify.tokens", "grant", grant, "outcome", outcome));
    if (answer instanceof TokenAnswer.Unavailable unavailable) {
      LOG.warn("token {} for {} failed: {}", grant, shop, unavailable.why());
    }
    return answer;
  }

  private TokenAnswer answer(ShopDomain shop, MultiValueMap<String, String> form) {
    try {
      return http.post()
          .uri(settings.tokenUrl(shop))
          .contentType(MediaType.APPLICATION_FORM_URLENCODED)
          .accept(MediaType.APPLICATION_JSON)
          .body(form)
          .exchangeForRequiredValue((request, response) -> read(response));
    } catch (ResourceAccessException away) {
      return new TokenAnswer.Unavailable("no answer");
    } catch (RestClientException | JacksonException unreadable) {
      return new TokenAnswer.Unavailable("an answer that cannot be read");
    }
  }

  private TokenAnswer read(ConvertibleClientHttpResponse response) throws IOException {
    var status = response.getStatusCode();
    if (status.is2xxSuccessful()) {
      return body(response).read(systemClock.instant().truncatedTo(ChronoUnit.MICROS));
    }
    if (status.value() != BAD_REQUEST) {
      return new TokenAnswer.Unavailable("status " + status.value());
    }
    return switch (String.valueOf(body(response).error())) {
      case "invalid_subject_token", "invalid_grant", "invalid_refresh_token" ->
          new TokenAnswer.Refused("invalid_token");
      default -> new TokenAnswer.Unavailable("status 400 that is not about the token");
    };
  }

  private TokenReply body(ClientHttpResponse response) throws IOException {
    var bytes = response.getBody().readNBytes(LARGEST_ANSWER);
    return json.readValue(bytes, TokenReply.class);
  }
}
