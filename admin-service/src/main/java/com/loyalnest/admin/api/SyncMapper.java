package com.loyalnest.admin.api;

import com.loyalnest.admin.sync.ShopSync;
import com.loyalnest.admin.sync.SyncHealth;
import com.loyalnest.admin.v1.Arrival;
import com.loyalnest.admin.v1.GetSyncHealthResponse;
import com.loyalnest.admin.v1.ObjectSync;
import com.loyalnest.admin.v1.WebhookRegistration;

/// The comparing, from the feature to the contract.
final class SyncMapper {
  private SyncMapper() {}

  static GetSyncHealthResponse health(SyncHealth.Report report) {
    var response = GetSyncHealthResponse.newBuilder().setParked(report.parked());
    report.lastEventAt().map(Times::of).ifPresent(response::setLastEventAt);
    report.oldestUnprocessedAt().map(Times::of).ifPresent(response::setOldestUnprocessedAt);
    if (!report.objects().isEmpty()) {
      response.setRegistration(registration(report.registration()));
    }
    report.objects().forEach(sync -> response.addObjects(object(sync)));
    return response.build();
  }

  private static WebhookRegistration registration(SyncHealth.Registration registration) {
    var mapped =
        WebhookRegistration.newBuilder()
            .addAllUnexpected(registration.unexpected())
            .setSilent(registration.silent());
    registration.checkedAt().map(Times::of).ifPresent(mapped::setCheckedAt);
    return mapped.build();
  }

  private static ObjectSync object(ShopSync sync) {
    var object =
        ObjectSync.newBuilder()
            .setObject(sync.kind().word())
            .setHistoryFrom(Times.of(sync.historyFrom()))
            .setCoveredUntil(Times.of(sync.coveredUntil()))
            .setHistoryPercent(sync.historyPercent())
            .setFound(sync.tally().found())
            .setBackFilled(sync.tally().backFilled())
            .setProblem(sync.trouble().problem());
    sync.tally().lastFoundAt().map(Times::of).ifPresent(object::setLastFoundAt);
    sync.comparedAt().map(Times::of).ifPresent(object::setComparedAt);
    return object.build();
  }

  static Arrival arrival(com.loyalnest.admin.webhook.Arrival arrived) {
    var arrival =
        Arrival.newBuilder()
            .setLogId(arrived.logId())
            .setEndpoint(arrived.endpoint())
            .setOutcome(arrived.outcome())
            .setReason(arrived.reason())
            .setOrigin(arrived.originWord())
            .setCreatedAt(Times.of(arrived.createdAt()));
    arrived.objectUpdatedAt().map(Times::of).ifPresent(arrival::setObjectUpdatedAt);
    return arrival.build();
  }
}
