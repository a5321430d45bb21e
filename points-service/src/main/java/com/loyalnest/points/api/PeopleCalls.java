package com.loyalnest.points.api;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.idempotency.IdempotentCalls;
import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.account.CustomerReference;
import com.loyalnest.points.merge.MergeCustomers;
import com.loyalnest.points.merge.MergeCustomersCommand;
import com.loyalnest.points.merge.MergeOutcome;
import com.loyalnest.points.merge.UnmergeCustomers;
import com.loyalnest.points.merge.UnmergeCustomersCommand;
import com.loyalnest.points.v1.MergeCustomersRequest;
import com.loyalnest.points.v1.MergeCustomersResponse;
import com.loyalnest.points.v1.UnmergeCustomersRequest;
import com.loyalnest.points.v1.UnmergeCustomersResponse;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Staff say who is one person. Each write and its idempotency key are one transaction.
@Component
class PeopleCalls {
  private final MergeCustomers mergeCustomers;
  private final UnmergeCustomers unmergeCustomers;
  private final Accounts accounts;
  private final CustomerAccounts customers;
  private final IdempotentCalls idempotentCalls;
  private final TransactionTemplate transactions;

  PeopleCalls(
      MergeCustomers mergeCustomers,
      UnmergeCustomers unmergeCustomers,
      Accounts accounts,
      CustomerAccounts customers,
      IdempotentCalls idempotentCalls,
      TransactionTemplate transactions) {
    this.mergeCustomers = mergeCustomers;
    this.unmergeCustomers = unmergeCustomers;
    this.accounts = accounts;
    this.customers = customers;
    this.idempotentCalls = idempotentCalls;
    this.transactions = transactions;
  }

  MergeCustomersResponse merge(MergeCustomersRequest request) {
    var reason = reason(request.getReason());
    return once(
        "MergeCustomers",
        request.getIdempotencyKey(),
        request,
        MergeCustomersResponse.parser(),
        () -> {
          var done =
              done(
                  mergeCustomers.byStaff(
                      new MergeCustomersCommand(
                          named("merged_customer_id", request.getMergedCustomerId()),
                          customers.named(request.getCustomerId()).customerId(),
                          reason,
                          staff(),
                          Cause.current())));
          return MergeCustomersResponse.newBuilder()
              .setCustomerId(done.customerId())
              .setMergedCustomerId(done.merged())
              .setPointsMoved(done.points())
              .build();
        });
  }

  UnmergeCustomersResponse unmerge(UnmergeCustomersRequest request) {
    var reason = reason(request.getReason());
    return once(
        "UnmergeCustomers",
        request.getIdempotencyKey(),
        request,
        UnmergeCustomersResponse.parser(),
        () -> {
          var done =
              done(
                  unmergeCustomers.unmerge(
                      new UnmergeCustomersCommand(
                          named("merged_customer_id", request.getMergedCustomerId()),
                          reason,
                          staff())));
          return UnmergeCustomersResponse.newBuilder()
              .setCustomerId(done.customerId())
              .setMergedCustomerId(done.merged())
              .setPointsMoved(done.points())
              .build();
        });
  }

  private <A extends Message> A once(
      String operation, String key, Message request, Parser<A> answers, Supplier<A> call) {
    return transactions.execute(
        transaction -> idempotentCalls.once(operation, key, request, answers, call));
  }

  /// The account of that name itself, not the one that goes on for it.
  private AccountKey named(String field, String customerId) {
    var merchantId = TenantContext.merchantId();
    var reference = CustomerReference.parse(customerId);
    return accounts
        .find(merchantId, reference)
        .flatMap(goingOn -> accounts.named(merchantId, reference))
        .map(known -> new AccountKey(merchantId, known))
        .orElseThrow(() -> new Refusal(Reason.CUSTOMER_NOT_FOUND, field + ": no such customer"));
  }

  private static String reason(String text) {
    if (text.isBlank()) {
      throw Refusal.invalid("reason", "says why, in words");
    }
    return text.strip();
  }

  private static MergeOutcome.Done done(MergeOutcome outcome) {
    return switch (outcome) {
      case MergeOutcome.Done done -> done;
      case MergeOutcome.SameAccount same ->
          throw new Refusal(Reason.SAME_CUSTOMER, "both are one account already");
      case MergeOutcome.MergedBefore before ->
          throw new Refusal(
              Reason.CUSTOMER_MERGED_BEFORE, "merged_customer_id: goes on as another account");
      case MergeOutcome.NotMerged separate ->
          throw new Refusal(Reason.CUSTOMER_NOT_MERGED, "merged_customer_id: stands for itself");
      case MergeOutcome.TooLate late ->
          throw new Refusal(Reason.MERGE_TOO_LONG_AGO, "a merge can be undone for thirty days");
      case MergeOutcome.BalanceFull full ->
          throw new Refusal(Reason.BALANCE_FULL, "the account cannot hold so many points");
    };
  }

  /// A decision about people is the merchant's.
  private static String staff() {
    if (CallerContext.current() instanceof CallerIdentity.Merchant merchant) {
      return "merchant:" + merchant.actor();
    }
    throw new Refusal(Reason.PERMISSION_DENIED, "only the merchant's staff say who is one person");
  }
}
