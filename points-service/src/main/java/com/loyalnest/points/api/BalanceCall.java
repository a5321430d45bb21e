package com.loyalnest.points.api;

import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.expiry.Prospects;
import com.loyalnest.points.explanation.Explanation;
import com.loyalnest.points.ledger.Balance;
import com.loyalnest.points.ledger.DatedPoints;
import com.loyalnest.points.ledger.Prospect;
import com.loyalnest.points.ledger.Statement;
import com.loyalnest.points.program.ProgramInForce;
import com.loyalnest.points.v1.GetBalanceRequest;
import com.loyalnest.points.v1.GetBalanceResponse;
import com.loyalnest.points.v1.PointsOnDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What an account holds, and what becomes of it on which day where the merchant is.
@Component
class BalanceCall {
  private final CustomerAccounts accounts;
  private final Statement statement;
  private final Prospects prospects;
  private final ProgramInForce programInForce;
  private final Explanation explanation;
  private final TransactionTemplate transactions;

  BalanceCall(
      CustomerAccounts accounts,
      Statement statement,
      Prospects prospects,
      ProgramInForce programInForce,
      Explanation explanation,
      TransactionTemplate transactions) {
    this.accounts = accounts;
    this.statement = statement;
    this.prospects = prospects;
    this.programInForce = programInForce;
    this.explanation = explanation;
    this.transactions = transactions;
  }

  GetBalanceResponse answer(GetBalanceRequest request) {
    return CallerContext.current() instanceof CallerIdentity.Service
        ? TenantContext.callAs(named(request), () -> balance(request))
        : balance(request);
  }

  /// A service acts for the merchant that it names.
  private static Tenancy named(GetBalanceRequest request) {
    if (request.getMerchantId().isEmpty()) {
      throw Refusal.invalid("merchant_id", "a service names the merchant");
    }
    return Tenancy.of(request.getMerchantId());
  }

  private GetBalanceResponse balance(GetBalanceRequest request) {
    return transactions.execute(transaction -> {
      var account = accounts.named(request.getCustomerId());
      var balance = statement.balance(account).orElseThrow();
      var response =
          response(
              account,
              balance,
              request.getDates() ? prospects.of(account, balance) : Prospect.NOTHING);
      if (request.getDates()) {
        response.setPointsName(name(account, request.getLocale()));
      }
      return response.build();
    });
  }

  private com.loyalnest.points.v1.PointsName name(AccountKey account, String locale) {
    var names = programInForce.of(account.merchantId()).pointsNames();
    return PointsNamesMapper.name(explanation.name(locale, names));
  }

  private static GetBalanceResponse.Builder response(
      AccountKey account, Balance balance, Prospect prospect) {
    return GetBalanceResponse.newBuilder()
        .setCustomerId(account.customerId())
        .setPointsBalance(balance.available())
        .setPointsPending(balance.pending())
        .setPointsDebt(balance.debt())
        .setTotalPointsEarned(balance.totalEarned())
        .setVersion(balance.version())
        .addAllPending(dated(prospect.pending()))
        .addAllExpiring(dated(prospect.expiring()));
  }

  private static List<PointsOnDate> dated(List<DatedPoints> points) {
    return points.stream()
        .map(one ->
            PointsOnDate.newBuilder()
                .setPoints(one.points())
                .setDate(one.date().toString())
                .build())
        .toList();
  }
}
