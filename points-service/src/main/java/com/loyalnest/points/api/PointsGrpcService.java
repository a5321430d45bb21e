package com.loyalnest.points.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.account.Contacts;
import com.loyalnest.points.earning.Decisions;
import com.loyalnest.points.explanation.Explanation;
import com.loyalnest.points.program.ProgramInForce;
import com.loyalnest.points.v1.AddRewardCodesRequest;
import com.loyalnest.points.v1.AddRewardCodesResponse;
import com.loyalnest.points.v1.AdjustPointsRequest;
import com.loyalnest.points.v1.AdjustPointsResponse;
import com.loyalnest.points.v1.ApproveAdjustmentRequest;
import com.loyalnest.points.v1.ApproveAdjustmentResponse;
import com.loyalnest.points.v1.CancelRedemptionRequest;
import com.loyalnest.points.v1.CancelRedemptionResponse;
import com.loyalnest.points.v1.ComparePointsProgramsRequest;
import com.loyalnest.points.v1.ComparePointsProgramsResponse;
import com.loyalnest.points.v1.ConnectRewardWebhookRequest;
import com.loyalnest.points.v1.ConnectRewardWebhookResponse;
import com.loyalnest.points.v1.Contact;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.CreateRewardResponse;
import com.loyalnest.points.v1.DeactivateRewardRequest;
import com.loyalnest.points.v1.DeactivateRewardResponse;
import com.loyalnest.points.v1.DiscardProgramDraftRequest;
import com.loyalnest.points.v1.DiscardProgramDraftResponse;
import com.loyalnest.points.v1.EarnPointsRequest;
import com.loyalnest.points.v1.EarnPointsResponse;
import com.loyalnest.points.v1.EnterBirthdayRequest;
import com.loyalnest.points.v1.EnterBirthdayResponse;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetBalanceResponse;
import com.loyalnest.points.v1.GetContactsRequest;
import com.loyalnest.points.v1.GetContactsResponse;
import com.loyalnest.points.v1.GetOrderDecisionRequest;
import com.loyalnest.points.v1.GetOrderDecisionResponse;
import com.loyalnest.points.v1.GetPointsProgramRequest;
import com.loyalnest.points.v1.GetPointsProgramResponse;
import com.loyalnest.points.v1.GetProgramDraftRequest;
import com.loyalnest.points.v1.GetProgramDraftResponse;
import com.loyalnest.points.v1.GetRedemptionRequest;
import com.loyalnest.points.v1.GetRedemptionResponse;
import com.loyalnest.points.v1.GetTransactionRequest;
import com.loyalnest.points.v1.GetTransactionResponse;
import com.loyalnest.points.v1.ListAdjustmentsRequest;
import com.loyalnest.points.v1.ListAdjustmentsResponse;
import com.loyalnest.points.v1.ListClosingsRequest;
import com.loyalnest.points.v1.ListClosingsResponse;
import com.loyalnest.points.v1.ListPointsProgramsRequest;
import com.loyalnest.points.v1.ListPointsProgramsResponse;
import com.loyalnest.points.v1.ListRedemptionsRequest;
import com.loyalnest.points.v1.ListRedemptionsResponse;
import com.loyalnest.points.v1.ListRewardsRequest;
import com.loyalnest.points.v1.ListRewardsResponse;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.ListTransactionsResponse;
import com.loyalnest.points.v1.ListUnknownRedemptionsRequest;
import com.loyalnest.points.v1.ListUnknownRedemptionsResponse;
import com.loyalnest.points.v1.MergeCustomersRequest;
import com.loyalnest.points.v1.MergeCustomersResponse;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceImplBase;
import com.loyalnest.points.v1.PublishProgramDraftRequest;
import com.loyalnest.points.v1.PublishProgramDraftResponse;
import com.loyalnest.points.v1.RecordActivityRequest;
import com.loyalnest.points.v1.RecordActivityResponse;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RedeemRewardResponse;
import com.loyalnest.points.v1.RefuseAdjustmentRequest;
import com.loyalnest.points.v1.RefuseAdjustmentResponse;
import com.loyalnest.points.v1.ResolveRedemptionRequest;
import com.loyalnest.points.v1.ResolveRedemptionResponse;
import com.loyalnest.points.v1.RollBackPointsProgramRequest;
import com.loyalnest.points.v1.RollBackPointsProgramResponse;
import com.loyalnest.points.v1.SaveProgramDraftRequest;
import com.loyalnest.points.v1.SaveProgramDraftResponse;
import com.loyalnest.points.v1.SimulateOrderRequest;
import com.loyalnest.points.v1.SimulateOrderResponse;
import com.loyalnest.points.v1.UnmergeCustomersRequest;
import com.loyalnest.points.v1.UnmergeCustomersResponse;
import com.loyalnest.points.v1.UpdatePointsProgramRequest;
import com.loyalnest.points.v1.UpdatePointsProgramResponse;
import com.loyalnest.points.v1.UpdateRewardRequest;
import com.loyalnest.points.v1.UpdateRewardResponse;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// The door of the points service.
@GrpcService
class PointsGrpcService extends PointsServiceImplBase {
  private final EarnPointsCall earnPoints;
  private final ActivityCalls activities;
  private final BirthdayCalls birthdays;
  private final AdjustmentCalls adjustments;
  private final BalanceCall balanceCall;
  private final TransactionCalls transactionCalls;
  private final Decisions decisions;
  private final Explanation explanation;
  private final ProgramInForce programInForce;
  private final Contacts contacts;
  private final ClosingCalls closingCalls;
  private final ProgramCalls programCalls;
  private final SimulateCall simulateCall;
  private final RewardCalls rewardCalls;
  private final WebhookCalls webhookCalls;
  private final RedemptionCalls redemptionCalls;
  private final PeopleCalls peopleCalls;

  PointsGrpcService(
      EarnPointsCall earnPoints,
      ActivityCalls activities,
      BirthdayCalls birthdays,
      AdjustmentCalls adjustments,
      BalanceCall balanceCall,
      TransactionCalls transactionCalls,
      Decisions decisions,
      Explanation explanation,
      ProgramInForce programInForce,
      Contacts contacts,
      ClosingCalls closingCalls,
      ProgramCalls programCalls,
      SimulateCall simulateCall,
      RewardCalls rewardCalls,
      WebhookCalls webhookCalls,
      RedemptionCalls redemptionCalls,
      PeopleCalls peopleCalls) {
    this.earnPoints = earnPoints;
    this.activities = activities;
    this.birthdays = birthdays;
    this.adjustments = adjustments;
    this.balanceCall = balanceCall;
    this.transactionCalls = transactionCalls;
    this.decisions = decisions;
    this.explanation = explanation;
    this.programInForce = programInForce;
    this.contacts = contacts;
    this.closingCalls = closingCalls;
    this.programCalls = programCalls;
    this.simulateCall = simulateCall;
    this.rewardCalls = rewardCalls;
    this.webhookCalls = webhookCalls;
    this.redemptionCalls = redemptionCalls;
    this.peopleCalls = peopleCalls;
  }

  @Override
  public void earnPoints(EarnPointsRequest request, StreamObserver<EarnPointsResponse> answer) {
    reply(answer, earnPoints.answer(request));
  }

  @Override
  public void recordActivity(
      RecordActivityRequest request, StreamObserver<RecordActivityResponse> answer) {
    reply(answer, activities.record(request));
  }

  @Override
  public void enterBirthday(
      EnterBirthdayRequest request, StreamObserver<EnterBirthdayResponse> answer) {
    reply(answer, birthdays.enter(request));
  }

  @Override
  public void getBalance(GetBalanceRequest request, StreamObserver<GetBalanceResponse> answer) {
    reply(answer, balanceCall.answer(request));
  }

  @Override
  public void listTransactions(
      ListTransactionsRequest request, StreamObserver<ListTransactionsResponse> answer) {
    reply(answer, transactionCalls.list(request));
  }

  @Override
  public void getTransaction(
      GetTransactionRequest request, StreamObserver<GetTransactionResponse> answer) {
    reply(answer, transactionCalls.get(request));
  }

  @Override
  public void getOrderDecision(
      GetOrderDecisionRequest request, StreamObserver<GetOrderDecisionResponse> answer) {
    var order = OrderReferences.key(TenantContext.merchantId(), request.getOrderId());
    var decision = decisions.newest(order).orElseThrow(Unknown::order);
    var told =
        explanation.of(
            decision.steps(),
            request.getLocale(),
            programInForce.of(TenantContext.merchantId()).pointsNames());
    reply(answer, DecisionMapper.response(decision, told));
  }

  @Override
  public void simulateOrder(
      SimulateOrderRequest request, StreamObserver<SimulateOrderResponse> answer) {
    reply(answer, simulateCall.answer(request));
  }

  @Override
  public void adjustPoints(
      AdjustPointsRequest request, StreamObserver<AdjustPointsResponse> answer) {
    reply(answer, adjustments.adjust(request));
  }

  @Override
  public void approveAdjustment(
      ApproveAdjustmentRequest request, StreamObserver<ApproveAdjustmentResponse> answer) {
    reply(answer, adjustments.approve(request));
  }

  @Override
  public void refuseAdjustment(
      RefuseAdjustmentRequest request, StreamObserver<RefuseAdjustmentResponse> answer) {
    reply(answer, adjustments.refuse(request));
  }

  @Override
  public void listAdjustments(
      ListAdjustmentsRequest request, StreamObserver<ListAdjustmentsResponse> answer) {
    reply(answer, adjustments.list(request));
  }

  @Override
  public void listClosings(
      ListClosingsRequest request, StreamObserver<ListClosingsResponse> answer) {
    reply(answer, closingCalls.list(request));
  }

  @Override
  public void getPointsProgram(
      GetPointsProgramRequest request, StreamObserver<GetPointsProgramResponse> answer) {
    reply(answer, programCalls.get(request));
  }

  @Override
  public void updatePointsProgram(
      UpdatePointsProgramRequest request, StreamObserver<UpdatePointsProgramResponse> answer) {
    reply(answer, programCalls.update(request));
  }

  @Override
  public void listPointsPrograms(
      ListPointsProgramsRequest request, StreamObserver<ListPointsProgramsResponse> answer) {
    reply(answer, programCalls.list());
  }

  @Override
  public void comparePointsPrograms(
      ComparePointsProgramsRequest request, StreamObserver<ComparePointsProgramsResponse> answer) {
    reply(answer, programCalls.compare(request));
  }

  @Override
  public void rollBackPointsProgram(
      RollBackPointsProgramRequest request, StreamObserver<RollBackPointsProgramResponse> answer) {
    reply(answer, programCalls.rollBack(request));
  }

  @Override
  public void getProgramDraft(
      GetProgramDraftRequest request, StreamObserver<GetProgramDraftResponse> answer) {
    reply(answer, programCalls.getDraft());
  }

  @Override
  public void saveProgramDraft(
      SaveProgramDraftRequest request, StreamObserver<SaveProgramDraftResponse> answer) {
    reply(answer, programCalls.saveDraft(request));
  }

  @Override
  public void discardProgramDraft(
      DiscardProgramDraftRequest request, StreamObserver<DiscardProgramDraftResponse> answer) {
    reply(answer, programCalls.discardDraft(request));
  }

  @Override
  public void publishProgramDraft(
      PublishProgramDraftRequest request, StreamObserver<PublishProgramDraftResponse> answer) {
    reply(answer, programCalls.publishDraft(request));
  }

  @Override
  public void mergeCustomers(
      MergeCustomersRequest request, StreamObserver<MergeCustomersResponse> answer) {
    reply(answer, peopleCalls.merge(request));
  }

  @Override
  public void unmergeCustomers(
      UnmergeCustomersRequest request, StreamObserver<UnmergeCustomersResponse> answer) {
    reply(answer, peopleCalls.unmerge(request));
  }

  @Override
  public void getContacts(GetContactsRequest request, StreamObserver<GetContactsResponse> answer) {
    var merchantId = request.getMerchantId();
    var found =
        TenantContext.callAs(
            Tenancy.of(merchantId), () -> contacts.of(merchantId, request.getCustomerIdsList()));
    var response = GetContactsResponse.newBuilder();
    found.forEach((customerId, contact) ->
        response.addContacts(
            Contact.newBuilder()
                .setCustomerId(customerId)
                .setEmail(contact.email())
                .setFirstName(contact.firstName())
                .setLocale(contact.locale())));
    reply(answer, response.build());
  }

  @Override
  public void createReward(
      CreateRewardRequest request, StreamObserver<CreateRewardResponse> answer) {
    reply(answer, rewardCalls.create(request));
  }

  @Override
  public void updateReward(
      UpdateRewardRequest request, StreamObserver<UpdateRewardResponse> answer) {
    reply(answer, rewardCalls.update(request));
  }

  @Override
  public void deactivateReward(
      DeactivateRewardRequest request, StreamObserver<DeactivateRewardResponse> answer) {
    reply(answer, rewardCalls.deactivate(request));
  }

  @Override
  public void listRewards(ListRewardsRequest request, StreamObserver<ListRewardsResponse> answer) {
    reply(answer, rewardCalls.list(request));
  }

  @Override
  public void redeemReward(
      RedeemRewardRequest request, StreamObserver<RedeemRewardResponse> answer) {
    reply(answer, redemptionCalls.redeem(request));
  }

  @Override
  public void getRedemption(
      GetRedemptionRequest request, StreamObserver<GetRedemptionResponse> answer) {
    reply(answer, redemptionCalls.find(request));
  }

  @Override
  public void listRedemptions(
      ListRedemptionsRequest request, StreamObserver<ListRedemptionsResponse> answer) {
    reply(answer, redemptionCalls.list(request));
  }

  @Override
  public void addRewardCodes(
      AddRewardCodesRequest request, StreamObserver<AddRewardCodesResponse> answer) {
    reply(answer, rewardCalls.addCodes(request));
  }

  @Override
  public void connectRewardWebhook(
      ConnectRewardWebhookRequest request, StreamObserver<ConnectRewardWebhookResponse> answer) {
    reply(answer, webhookCalls.set(request));
  }

  @Override
  public void listUnknownRedemptions(
      ListUnknownRedemptionsRequest request,
      StreamObserver<ListUnknownRedemptionsResponse> answer) {
    reply(answer, redemptionCalls.listUnknown(request));
  }

  @Override
  public void resolveRedemption(
      ResolveRedemptionRequest request, StreamObserver<ResolveRedemptionResponse> answer) {
    reply(answer, redemptionCalls.resolve(request));
  }

  @Override
  public void cancelRedemption(
      CancelRedemptionRequest request, StreamObserver<CancelRedemptionResponse> answer) {
    reply(answer, redemptionCalls.cancel(request));
  }

  private static <A> void reply(StreamObserver<A> answer, A response) {
    answer.onNext(response);
    answer.onCompleted();
  }

  /// The refusals of what is not there.
  private static final class Unknown {
    static Refusal order() {
      return new Refusal(Reason.ORDER_NOT_FOUND, "order_id: no decision about such an order");
    }
  }
}
