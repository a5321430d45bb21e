package com.loyalnest.admin.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.util.JsonFormat;
import com.loyalnest.admin.AdminIntegration;
import com.loyalnest.admin.v1.AuditLog;
import com.loyalnest.admin.v1.ListAuditLogsRequest;
import com.loyalnest.events.v1.AccountState;
import com.loyalnest.events.v1.Actor;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.LoginSuccess;
import com.loyalnest.events.v1.MerchantAdded;
import com.loyalnest.events.v1.Money;
import com.loyalnest.events.v1.PointsEarned;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.testing.EventFeed;
import com.loyalnest.platform.testing.TestCallers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

class AuditLogIntegrationTest extends AdminIntegration {
  @Autowired
  @Qualifier("auditReader") private EventReader reader;

  @Autowired private EventFeed feed;

  @Test
  void earnedPointsAreLoggedAsTheDocumentSays() throws Exception {
    var merchant = newMerchant();
    feed.deliver(
        reader,
        List.of(
            event(merchant)
                .setPointsEarned(
                    PointsEarned.newBuilder()
                        .setCustomerId("c-1")
                        .setSource("order")
                        .setPoints(100)
                        .setEligible(Money.newBuilder().setAmount("10.00").setCurrency("USD"))
                        .setAccount(AccountState.newBuilder().setPointsBalance(100)))
                .build()));

    var log = logsOf(merchant).getFirst();
    assertThat(log.getAction()).isEqualTo("points_earned");
    assertThat(log.getActorKind()).isEqualTo("merchant");
    assertThat(log.getActorId()).isEqualTo("user-1");
    assertThat(log.getCorrelationId()).isEqualTo("corr-1");
    assertThat(log.getCreatedAt().getSeconds()).isEqualTo(1_782_900_000);
    assertThat(JsonFormat.printer().omittingInsignificantWhitespace().print(log.getMetadata()))
        .contains("\"points\":100", "\"source\":\"order\"", "\"amount\":\"10.00\"")
        .doesNotContain("account");
  }

  @Test
  void everyFactOfTheContractHasItsName() {
    var merchant = newMerchant();
    var facts =
        Event.getDescriptor().getOneofs().stream()
            .filter(oneof -> oneof.getName().equals("fact"))
            .flatMap(oneof -> oneof.getFields().stream())
            .toList();
    feed.deliver(
        reader,
        facts.stream()
            .map(fact -> {
              var event = event(merchant);
              return event.setField(fact, event.newBuilderForField(fact).build()).build();
            })
            .toList());

    assertThat(logsOf(merchant))
        .extracting(AuditLog::getAction)
        .containsExactlyInAnyOrderElementsOf(facts.stream().map(fact -> fact.getName()).toList());
  }

  @Test
  void aFactOfANewerVersionIsLoggedByItsNumber() {
    var merchant = newMerchant();
    var unknown =
        UnknownFieldSet.newBuilder()
            .addField(999, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
            .build();
    feed.deliver(reader, List.of(event(merchant).setUnknownFields(unknown).build()));

    assertThat(logsOf(merchant).getFirst().getAction()).isEqualTo("unknown_999");
  }

  @Test
  void anEventIsLoggedOnce() {
    var merchant = newMerchant();
    var event = event(merchant).setMerchantAdded(MerchantAdded.getDefaultInstance()).build();

    feed.deliver(reader, List.of(event, event));
    feed.deliver(reader, List.of(event));

    assertThat(logsOf(merchant)).hasSize(1);
  }

  @Test
  void aBatchOfManyMerchantsGivesEachTheirOwn() {
    var merchants = List.of(newMerchant(), newMerchant(), newMerchant());
    feed.deliver(
        reader,
        merchants.stream()
            .map(id -> event(id).setLoginSuccess(LoginSuccess.getDefaultInstance()).build())
            .toList());

    assertThat(merchants).allSatisfy(merchant -> assertThat(logsOf(merchant)).hasSize(1));
  }

  private Event.Builder event(String merchant) {
    return Event.newBuilder()
        .setEventId(ids.nextText())
        .setMerchantId(merchant)
        .setOccurredAt(Timestamp.newBuilder().setSeconds(1_782_900_000))
        .setCorrelationId("corr-1")
        .setActor(Actor.newBuilder().setKind(Actor.Kind.MERCHANT).setId("user-1"));
  }

  private List<AuditLog> logsOf(String merchant) {
    return as(TestCallers.merchant(merchant))
        .listAuditLogs(ListAuditLogsRequest.newBuilder().setLimit(100).build())
        .getAuditLogsList();
  }
}
