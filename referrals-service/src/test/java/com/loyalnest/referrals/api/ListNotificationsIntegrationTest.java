package com.loyalnest.referrals.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.testing.EventFeed;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.referrals.testing.Events;
import com.loyalnest.referrals.testing.Neighbours;
import com.loyalnest.referrals.v1.ListNotificationsRequest;
import com.loyalnest.referrals.v1.Notification;
import com.loyalnest.referrals.v1.ReferralServiceGrpc;
import com.loyalnest.referrals.v1.ReferralServiceGrpc.ReferralServiceBlockingStub;
import io.grpc.ClientInterceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.grpc.client.GrpcChannelFactory;

@SpringBootTest(properties = {"spring.config.name=referrals", "loyalnest.messages.enabled=false"})
@ServiceTest
@AutoConfigureTestGrpcTransport
@Import(Neighbours.class)
class ListNotificationsIntegrationTest {
  @Autowired GrpcChannelFactory channels;
  @Autowired EventFeed feed;
  @Autowired EventReader reader;

  private final String merchantId = "m-" + UUID.randomUUID();

  @BeforeEach
  void fiveMessages() {
    for (var n = 0; n < 5; n++) {
      feed.deliver(reader, List.of(Events.pointsEarned(merchantId, "c-" + n % 2, 10, 10)));
    }
  }

  @Test
  void pagesFollowEachOtherUntilTheLast() {
    var seen = new ArrayList<String>();
    var cursor = "";
    do {
      var page = merchant().listNotifications(request().setLimit(2).setCursor(cursor).build());
      page.getNotificationsList().forEach(each -> seen.add(each.getNotificationId()));
      cursor = page.getNextCursor();
    } while (!cursor.isEmpty());

    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void canBeOfOneCustomerOnly() {
    var page = merchant().listNotifications(request().setCustomerId("c-1").build());

    assertThat(page.getNotificationsList())
        .hasSize(2)
        .allMatch(each -> each.getCustomerId().equals("c-1"));
    assertThat(page.getNextCursor()).isEmpty();
  }

  @Test
  void saysWhatBecameOfAMessageAndNothingPersonal() {
    Notification first = merchant().listNotifications(request().build()).getNotifications(0);

    assertThat(first.getChannel()).isEqualTo("email");
    assertThat(first.getTemplateType()).isEqualTo("points_earned");
    assertThat(first.getDeliveryStatus()).isEqualTo("pending");
    assertThat(first.hasCreatedAt()).isTrue();
    assertThat(first.toString()).doesNotContain("@");
  }

  @Test
  void anotherMerchantSeesNone() {
    var page = stub(TestCallers.merchant("m-other")).listNotifications(request().build());

    assertThat(page.getNotificationsList()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "not-a-cursor", "'; drop table notifications; --"})
  void aForeignCursorIsRefused(String cursor) {
    assertThatThrownBy(() -> merchant().listNotifications(request().setCursor(cursor).build()))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining("cursor");
  }

  @Test
  void aLimitOutOfRangeIsRefused() {
    assertThatThrownBy(() -> merchant().listNotifications(request().setLimit(101).build()))
        .hasMessageContaining("limit");
    assertThatThrownBy(() -> merchant().listNotifications(request().setLimit(-1).build()))
        .hasMessageContaining("limit");
  }

  @Test
  void onlyMerchantsMayAsk() {
    assertThatThrownBy(
            () -> stub(TestCallers.shopper(merchantId, "1")).listNotifications(request().build()))
        .hasMessageContaining("PERMISSION_DENIED");
    assertThatThrownBy(
            () -> stub(TestCallers.service("points")).listNotifications(request().build()))
        .hasMessageContaining("PERMISSION_DENIED");
    assertThatThrownBy(() -> stub(TestCallers.nobody()).listNotifications(request().build()))
        .hasMessageContaining("UNAUTHENTICATED");
  }

  private static ListNotificationsRequest.Builder request() {
    return ListNotificationsRequest.newBuilder();
  }

  private ReferralServiceBlockingStub merchant() {
    return stub(TestCallers.merchant(merchantId));
  }

  private ReferralServiceBlockingStub stub(ClientInterceptor caller) {
    return ReferralServiceGrpc.newBlockingStub(channels.createChannel("referrals"))
        .withInterceptors(caller);
  }
}
