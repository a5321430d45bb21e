package com.loyalnest.points.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.program.ProgramConfig;
import com.loyalnest.points.program.ProgramDraft;
import com.loyalnest.points.program.ProgramDrafts;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.ProgramVersion;
import com.loyalnest.points.program.Programs;
import com.loyalnest.points.program.PublishDraft;
import com.loyalnest.points.program.PublishProgram;
import com.loyalnest.points.program.WriteDraft;
import com.loyalnest.points.v1.ComparePointsProgramsRequest;
import com.loyalnest.points.v1.ComparePointsProgramsResponse;
import com.loyalnest.points.v1.DiscardProgramDraftRequest;
import com.loyalnest.points.v1.DiscardProgramDraftResponse;
import com.loyalnest.points.v1.GetPointsProgramRequest;
import com.loyalnest.points.v1.GetPointsProgramResponse;
import com.loyalnest.points.v1.GetProgramDraftResponse;
import com.loyalnest.points.v1.ListPointsProgramsResponse;
import com.loyalnest.points.v1.PublishProgramDraftRequest;
import com.loyalnest.points.v1.PublishProgramDraftResponse;
import com.loyalnest.points.v1.PublishedProgram;
import com.loyalnest.points.v1.RollBackPointsProgramRequest;
import com.loyalnest.points.v1.RollBackPointsProgramResponse;
import com.loyalnest.points.v1.SaveProgramDraftRequest;
import com.loyalnest.points.v1.SaveProgramDraftResponse;
import com.loyalnest.points.v1.UpdatePointsProgramRequest;
import com.loyalnest.points.v1.UpdatePointsProgramResponse;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The calls about the program's settings.
@Component
class ProgramCalls {
  private final Programs programs;
  private final ProgramDrafts drafts;
  private final PublishProgram publish;
  private final PublishDraft publishDraft;
  private final WriteDraft writeDraft;
  private final TransactionTemplate transactions;

  ProgramCalls(
      Programs programs,
      ProgramDrafts drafts,
      PublishProgram publish,
      PublishDraft publishDraft,
      WriteDraft writeDraft,
      TransactionTemplate transactions) {
    this.programs = programs;
    this.drafts = drafts;
    this.publish = publish;
    this.publishDraft = publishDraft;
    this.writeDraft = writeDraft;
    this.transactions = transactions;
  }

  GetPointsProgramResponse get(GetPointsProgramRequest request) {
    var history = history();
    var number = request.getProgramVersion();
    var version = number == 0 ? history.newest() : numbered(history, "program_version", number);
    return GetPointsProgramResponse.newBuilder().setPublished(published(version)).build();
  }

  UpdatePointsProgramResponse update(UpdatePointsProgramRequest request) {
    var config = ProgramMapper.config(request.getProgram());
    return UpdatePointsProgramResponse.newBuilder()
        .setPublished(publish(request.getBasedOnVersion(), config))
        .build();
  }

  RollBackPointsProgramResponse rollBack(RollBackPointsProgramRequest request) {
    var earlier = numbered(history(), "program_version", request.getProgramVersion());
    return RollBackPointsProgramResponse.newBuilder()
        .setPublished(publish(request.getBasedOnVersion(), earlier.config()))
        .build();
  }

  private PublishedProgram publish(int basedOn, ProgramConfig config) {
    return publish
        .publish(TenantContext.merchantId(), basedOn, config, CustomerAccounts.actor())
        .map(ProgramCalls::published)
        .orElseThrow(() ->
            changed("based_on_version: another version was published meanwhile; look at it first"));
  }

  ComparePointsProgramsResponse compare(ComparePointsProgramsRequest request) {
    var history = history();
    var from = numbered(history, "from_version", request.getFromVersion()).config();
    var to =
        request.getToVersion() == 0
            ? draft().config()
            : numbered(history, "to_version", request.getToVersion()).config();
    return ComparePointsProgramsResponse.newBuilder()
        .addAllChanges(
            ProgramChanges.between(ProgramMapper.program(from), ProgramMapper.program(to)))
        .build();
  }

  GetProgramDraftResponse getDraft() {
    return GetProgramDraftResponse.newBuilder().setDraft(mapped(draft())).build();
  }

  SaveProgramDraftResponse saveDraft(SaveProgramDraftRequest request) {
    return writeDraft
        .save(
            TenantContext.merchantId(),
            request.getBasedOnVersion(),
            request.getRevision(),
            ProgramMapper.config(request.getProgram()),
            CustomerAccounts.actor())
        .map(draft -> SaveProgramDraftResponse.newBuilder().setDraft(mapped(draft)).build())
        .orElseThrow(
            () -> changed("the program or its draft was changed meanwhile; look at them first"));
  }

  DiscardProgramDraftResponse discardDraft(DiscardProgramDraftRequest request) {
    if (!writeDraft.discard(TenantContext.merchantId(), request.getRevision())) {
      draft();
      throw changed("revision: the draft was changed meanwhile; look at it first");
    }
    return DiscardProgramDraftResponse.getDefaultInstance();
  }

  PublishProgramDraftResponse publishDraft(PublishProgramDraftRequest request) {
    draft();
    return publishDraft
        .publish(TenantContext.merchantId(), request.getRevision(), CustomerAccounts.actor())
        .map(version ->
            PublishProgramDraftResponse.newBuilder().setPublished(published(version)).build())
        .orElseThrow(() ->
            changed("the draft was changed meanwhile, or is not based on the version in force"));
  }

  /// A program to look at what it would do; the draft has the number 0.
  Chosen chosen(boolean draft, int number) {
    if (draft) {
      return new Chosen(0, draft().config());
    }
    var history = history();
    var version = number == 0 ? history.newest() : numbered(history, "program_version", number);
    return new Chosen(version.number(), version.config());
  }

  record Chosen(int number, ProgramConfig config) {}

  private ProgramDraft draft() {
    var merchantId = TenantContext.merchantId();
    Optional<ProgramDraft> found =
        Objects.requireNonNull(transactions.execute(transaction -> drafts.find(merchantId)));
    return found.orElseThrow(
        () -> new Refusal(Reason.PROGRAM_DRAFT_NOT_FOUND, "nobody is writing a next version"));
  }

  private static ProgramVersion numbered(ProgramHistory history, String field, int number) {
    return history
        .numbered(number)
        .orElseThrow(() ->
            new Refusal(
                Reason.PROGRAM_VERSION_NOT_FOUND, field + ": no such version was published"));
  }

  private static Refusal changed(String message) {
    return new Refusal(Reason.PROGRAM_CHANGED, message);
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
        .setPublishedBy(version.publishedBy())
        .setProgram(ProgramMapper.program(version.config()))
        .build();
  }

  private static com.loyalnest.points.v1.ProgramDraft mapped(ProgramDraft draft) {
    return com.loyalnest.points.v1.ProgramDraft.newBuilder()
        .setProgram(ProgramMapper.program(draft.config()))
        .setBasedOnVersion(draft.basedOn())
        .setRevision(draft.revision())
        .setSavedAt(DecisionMapper.timestamp(draft.savedAt()))
        .setSavedBy(draft.savedBy())
        .build();
  }
}
