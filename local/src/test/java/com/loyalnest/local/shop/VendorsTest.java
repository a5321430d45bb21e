package com.loyalnest.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The mailbox answers as SendGrid does, the sink as PostHog does.
class VendorsTest {
  private final RunningShop shop = RunningShop.shared();

  @Test
  void aMailIsAcceptedWithAnIdAndLiesInTheMailbox() {
    var to = UUID.randomUUID() + "@example.com";

    var answer = send(mail(to, "Hola, ñandú"), "Bearer " + RunningShop.MAIL_KEY);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("X-Message-Id")).isPresent();
    var kept = RunningShop.json(shop.get("/mailbox/messages?to=" + to));
    assertThat(kept).hasSize(1);
    assertThat(kept.get(0).path("subject").asString()).isEqualTo("Hola, ñandú");
    assertThat(kept.get(0).path("html").asString()).contains("<b>points</b>");
    assertThat(shop.get("/mailbox").body()).contains(to);
  }

  @Test
  void aMailWithoutTheKeyIsRefusedAndNotKept() {
    var to = UUID.randomUUID() + "@example.com";

    assertThat(send(mail(to, "x"), "Bearer guessed").statusCode()).isEqualTo(401);
    assertThat(send(mail(to, "x"), "").statusCode()).isEqualTo(401);
    assertThat(RunningShop.json(shop.get("/mailbox/messages?to=" + to))).isEmpty();
  }

  @Test
  void aMailToNobodyOrWithoutSubjectIsRefusedNamingTheField() {
    var key = "Bearer " + RunningShop.MAIL_KEY;

    var nobody = send("{\"personalizations\":[],\"from\":{\"email\":\"a@b.co\"}}", key);
    var empty = send(mail("x@example.com", ""), key);

    assertThat(nobody.statusCode()).isEqualTo(400);
    assertThat(RunningShop.json(nobody).at("/errors/0/field").asString())
        .isEqualTo("personalizations.0.to");
    assertThat(empty.statusCode()).isEqualTo(400);
  }

  @Test
  void publishedRequestsAreAccepted() {
    for (var request : PublishedSamples.json("contracts/sendgrid/requests.json").path("requests")) {
      if (request.path("url").asString().endsWith("/v3/mail/send")) {
        var answer = send(request.path("body").toString(), "Bearer " + RunningShop.MAIL_KEY);
        assertThat(answer.statusCode()).as(request.path("id").asString()).isEqualTo(202);
      }
    }
  }

  @Test
  void anEventIsKeptOnceHoweverOftenItComes() {
    var uuid = UUID.randomUUID().toString();
    var event = "event-" + uuid;
    var batch =
        """
        {"api_key":"%s","batch":[{"uuid":"%s","event":"%s","distinct_id":"c","properties":{"points":5}}]}
        """
            .formatted(RunningShop.TRACKING_KEY, uuid, event);

    assertThat(shop.postJson("/batch/", batch).statusCode()).isEqualTo(200);
    assertThat(shop.postJson("/batch", batch).statusCode()).isEqualTo(200);

    var kept = RunningShop.json(shop.get("/posthog/events?event=" + event));
    assertThat(kept).hasSize(1);
    assertThat(kept.get(0).at("/properties/points").asInt()).isEqualTo(5);
  }

  @Test
  void aBatchWithAWrongKeyOrWithoutEventsIsRefused() {
    assertThat(shop.postJson("/batch", "{\"api_key\":\"x\",\"batch\":[]}").statusCode())
        .isEqualTo(401);
    assertThat(
            shop.postJson("/batch", "{\"api_key\":\"" + RunningShop.TRACKING_KEY + "\"}")
                .statusCode())
        .isEqualTo(400);
  }

  private HttpResponse<String> send(String mail, String authorization) {
    return shop.postJson("/v3/mail/send", mail, "Authorization", authorization);
  }

  private static String mail(String to, String subject) {
    return """
    {"personalizations":[{"to":[{"email":"%s"}],"custom_args":{"n":"1"}}],"from":{"email":"shop@example.com"},
     "subject":"%s","content":[{"type":"text/plain","value":"points"},{"type":"text/html","value":"<b>points</b>"}]}
    """
        .formatted(to, subject);
  }
}
