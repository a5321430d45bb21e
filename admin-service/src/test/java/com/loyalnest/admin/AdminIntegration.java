package com.loyalnest.admin;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.loyalnest.admin.v1.AdminServiceGrpc;
import com.loyalnest.admin.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import com.loyalnest.admin.v1.HandleShopifyWebhooksRequest;
import com.loyalnest.admin.v1.ShopifyWebhook;
import com.loyalnest.admin.v1.WebhookReceipt;
import com.loyalnest.common.v1.RailsServiceGrpc;
import com.loyalnest.common.v1.RailsServiceGrpc.RailsServiceBlockingStub;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.testing.MovableClock;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.platform.testing.TestCallers;
import com.loyalnest.platform.testing.TestServers;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.AutoConfigureTestGrpcTransport;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.grpc.client.GrpcChannelFactory;

/// The service on real servers, called as its peers call it, and a superuser's look at its tables.
@SpringBootTest(properties = "spring.config.name=admin")
@ServiceTest
@AutoConfigureTestGrpcTransport
@Import(StatementCount.class)
public abstract class AdminIntegration {
  public static final String SHOP = "demo.myshopify.com";

  @Autowired private GrpcChannelFactory channels;
  @Autowired protected MovableClock clock;
  @Autowired protected Ids ids;

  protected AdminServiceBlockingStub as(ClientInterceptor caller) {
    return AdminServiceGrpc.newBlockingStub(channels.createChannel("admin"))
        .withInterceptors(caller, new Patience());
  }

  protected AdminServiceBlockingStub door() {
    return as(TestCallers.service("frontend"));
  }

  protected RailsServiceBlockingStub rails() {
    return RailsServiceGrpc.newBlockingStub(channels.createChannel("admin"))
        .withInterceptors(TestCallers.service("admin"), new Patience());
  }

  protected String newMerchant() {
    return "m-" + ids.nextText();
  }

  protected ShopifyWebhook.Builder webhook(String merchant, String topic, String body) {
    return ShopifyWebhook.newBuilder()
        .setMerchantId(merchant)
        .setTopic(topic)
        .setWebhookId(ids.nextText())
        .setEventId(ids.nextText())
        .setShopDomain(SHOP)
        .setApiVersion("2026-07")
        .setTriggeredAt(Timestamp.newBuilder().setSeconds(1_782_900_000))
        .setCorrelationId("c-" + ids.nextText())
        .setBody(ByteString.copyFromUtf8(body));
  }

  protected List<WebhookReceipt> deliver(List<ShopifyWebhook> webhooks) {
    return door()
        .handleShopifyWebhooks(
            HandleShopifyWebhooksRequest.newBuilder().addAllWebhooks(webhooks).build())
        .getReceiptsList();
  }

  protected WebhookReceipt deliver(ShopifyWebhook.Builder webhook) {
    return door().handleShopifyWebhook(webhook.build());
  }

  /// The events of a merchant in the service's log, oldest first.
  protected List<Event> eventsOf(String merchant) {
    return query(
            "select encode(event, 'base64') from admin.outbox where merchant_id = ? order by outbox_id",
            merchant)
        .map(AdminIntegration::event)
        .toList();
  }

  private static Event event(String base64) {
    try {
      return Event.parseFrom(java.util.Base64.getMimeDecoder().decode(base64));
    } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// The first column of what a superuser sees.
  protected Stream<String> query(String sql, Object... parameters) {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.prepareStatement(sql)) {
      for (var n = 0; n < parameters.length; n++) {
        statement.setObject(n + 1, parameters[n]);
      }
      var values = new ArrayList<String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          values.add(String.valueOf(rows.getString(1)));
        }
      }
      return values.stream();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  protected String single(String sql, Object... parameters) {
    return query(sql, parameters).findFirst().orElseThrow();
  }

  /// A busy machine is no failure.
  private static final class Patience implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      return next.newCall(method, options.withDeadlineAfter(2, TimeUnit.MINUTES));
    }
  }
}
