package com.loyalnest.referrals.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.testing.EventFeed;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.referrals.testing.Events;
import com.loyalnest.referrals.testing.FakePoints;
import com.loyalnest.referrals.testing.FakeSendGrid;
import com.loyalnest.referrals.testing.FakeSendGrid.Answer;
import com.loyalnest.referrals.testing.Neighbours;
import com.loyalnest.referrals.v1.ListNotificationsRequest;
import com.loyalnest.referrals.v1.ReferralServiceGrpc;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.test.annotation.DirtiesContext;

/// A day of a merchant's mail, with everything running as in production.
@SpringBootTest(properties = "spring.config.name=referrals")
@ServiceTest
@AutoConfigureTestGrpcTransport
@Import(Neighbours.class)
@DirtiesContext
class MessagesScenarioTest {
  @Autowired EventFeed feed;
  @Autowired EventReader reader;
  @Autowired FakeSendGrid sendGrid;
  @Autowired FakePoints points;
  @Autowired GrpcChannelFactory channels;

  private final String merchantId = "m-" + UUID.randomUUID();

  @Test
  void shoppersHearOfTheirPointsAndTheMerchantSeesWhoDid() {
    // Ada speaks English, Lucía Spanish; Bob never left an address.
    points.knows("ada", "ada@shop.example", "Ada", "en-GB");
    points.knows("lucia", "lucia@shop.example", "Lucía", "es-AR");
    points.knows("bob", "", "Bob", "en");

    // All three buy something; SendGrid stumbles once.
    sendGrid.answerNext(Answer.of(503));
    feed.deliver(
        reader,
        List.of(
            Events.pointsEarned(merchantId, "ada", 1180, 1180),
            Events.pointsEarned(merchantId, "lucia", 1, 501),
            Events.pointsEarned(merchantId, "bob", 30, 30)));

    // Ada and Lucía each read one mail in their own words.
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(statuses()).containsExactlyInAnyOrder("sent", "sent", "skipped"));
    assertThat(subjectTo("ada@shop.example")).isEqualTo("You earned 1,180 points");
    assertThat(subjectTo("lucia@shop.example")).isEqualTo("Has ganado 1 punto");
  }

  private String subjectTo(String address) {
    return sendGrid.mailsTo(address).getLast().subject();
  }

  private List<String> statuses() {
    return ReferralServiceGrpc.newBlockingStub(channels.createChannel("referrals"))
        .withInterceptors(TestCallers.merchant(merchantId))
        .listNotifications(ListNotificationsRequest.getDefaultInstance())
        .getNotificationsList()
        .stream()
        .map(each -> each.getDeliveryStatus())
        .toList();
  }
}
