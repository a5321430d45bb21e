package com.loyalnest.points.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.ProgramVersion;
import com.loyalnest.points.program.Programs;
import com.loyalnest.points.program.PublishProgram;
import com.loyalnest.points.v1.GetPointsProgramRequest;
import com.loyalnest.points.v1.GetPointsProgramResponse;
import com.loyalnest.points.v1.ListPointsProgramsResponse;
import com.loyalnest.points.v1.PublishedProgram;
import com.loyalnest.points.v1.UpdatePointsProgramRequest;
import com.loyalnest.points.v1.UpdatePointsProgramResponse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The calls about the program's settings.
@Component
class ProgramCalls {
  private final Programs programs;
  private final PublishProgram publish;
  private final TransactionTemplate transactions;

  ProgramCalls(Programs programs, PublishProgram publish, TransactionTemplate transactions) {
    this.programs = programs;
    this.publish = publish;
    this.transactions = transactions;
  }

  GetPointsProgramResponse get(GetPointsProgramRequest request) {
    var history = history();
    var version =
        request.getProgramVersion() == 0
            ? history.newest()
            : history
                .numbered(request.getProgramVersion())
                .orElseThrow(() ->
                    new Refusal(
                        Reason.PROGRAM_VERSION_NOT_FOUND,
                        "program_version: no such version was published"));
    return GetPointsProgramResponse.newBuilder().setPublished(published(version)).build();
  }

  UpdatePointsProgramResponse update(UpdatePointsProgramRequest request) {
    var config = ProgramMapper.config(request.getProgram());
    var version =
        publish
            .publish(TenantContext.merchantId(), request.getBasedOnVersion(), config)
            .orElseThrow(() ->
                new Refusal(
                    Reason.PROGRAM_CHANGED,
                    "based_on_version: another version was published meanwhile; look at it first"));
    return UpdatePointsProgramResponse.newBuilder().setPublished(published(version)).build();
  }

  ListPointsProgramsResponse list() {
    var response = ListPointsProgramsResponse.newBuilder();
    history().newestFirst().forEach(version -> response.addVersions(published(version)));
    return response.build();
  }

  private ProgramHistory history() {
    var merchantId = TenantContext.merchantId();
    return transactions.execute(transaction -> programs.of(merchantId));
  }

  private static PublishedProgram published(ProgramVersion version) {
    return PublishedProgram.newBuilder()
        .setProgramVersion(version.number())
        .setPublishedAt(DecisionMapper.timestamp(version.publishedAt()))
        .setProgram(ProgramMapper.program(version.config()))
        .build();
  }
}
