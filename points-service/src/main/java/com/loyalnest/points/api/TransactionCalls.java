package com.loyalnest.points.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.activity.ActivityDecisions;
import com.loyalnest.points.earning.Decisions;
import com.loyalnest.points.explanation.Explanation;
import com.loyalnest.points.explanation.LostPoints;
import com.loyalnest.points.explanation.PlainChange;
import com.loyalnest.points.goal.GoalDecisions;
import com.loyalnest.points.ledger.Statement;
import com.loyalnest.points.ledger.StatementLine;
import com.loyalnest.points.program.PointsNames;
import com.loyalnest.points.program.ProgramInForce;
import com.loyalnest.points.program.Programs;
import com.loyalnest.points.v1.GetTransactionRequest;
import com.loyalnest.points.v1.GetTransactionResponse;
import com.loyalnest.points.v1.ListTransactionsRequest;
import com.loyalnest.points.v1.ListTransactionsResponse;
import com.loyalnest.points.v1.PointsTransaction;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The history of a person's accounts, and each transaction with the reason for it.
@Component
class TransactionCalls {
  private static final int USUAL_PAGE = 20;

  private final CustomerAccounts accounts;
  private final Accounts people;
  private final Statement statement;
  private final Decisions decisions;
  private final ActivityDecisions activityDecisions;
  private final GoalDecisions goalDecisions;
  private final Programs programs;
  private final ProgramInForce programInForce;
  private final Explanation explanation;
  private final TransactionTemplate transactions;

  TransactionCalls(
      CustomerAccounts accounts,
      Accounts people,
      Statement statement,
      Decisions decisions,
      ActivityDecisions activityDecisions,
      GoalDecisions goalDecisions,
      Programs programs,
      ProgramInForce programInForce,
      Explanation explanation,
      TransactionTemplate transactions) {
    this.accounts = accounts;
    this.people = people;
    this.statement = statement;
    this.decisions = decisions;
    this.activityDecisions = activityDecisions;
    this.goalDecisions = goalDecisions;
    this.programs = programs;
    this.programInForce = programInForce;
    this.explanation = explanation;
    this.transactions = transactions;
  }

  ListTransactionsResponse list(ListTransactionsRequest request) {
    var limit = request.getLimit() == 0 ? USUAL_PAGE : request.getLimit();
    var before = Cursor.parse(request.getCursor());
    List<StatementLine> lines =
        transactions.execute(transaction -> {
          var account = accounts.named(request.getCustomerId());
          return statement.lines(account.merchantId(), people.members(account), before, limit + 1);
        });
    return page(lines, limit);
  }

  /// One line more than the page shows was asked for: it says whether there is a next page.
  private static ListTransactionsResponse page(List<StatementLine> lines, int limit) {
    var response = ListTransactionsResponse.newBuilder();
    lines.stream().limit(limit).forEach(line -> response.addTransactions(transaction(line)));
    if (lines.size() > limit) {
      response.setNextCursor(Cursor.after(lines.get(limit - 1).transactionId()));
    }
    return response.build();
  }

  private static PointsTransaction transaction(StatementLine line) {
    return PointsTransaction.newBuilder()
        .setTransactionId(line.transactionId())
        .setCustomerId(line.account().customerId())
        .setType(line.type())
        .setPoints(line.points())
        .setDirection(line.direction())
        .setSource(line.source())
        .setOrderId(line.orderId())
        .setCreatedAt(DecisionMapper.timestamp(line.createdAt()))
        .build();
  }

  GetTransactionResponse get(GetTransactionRequest request) {
    return transactions.execute(transaction -> {
      var account = accounts.named(request.getCustomerId());
      var line =
          statement
              .line(account.merchantId(), people.members(account), request.getTransactionId())
              .orElseThrow(() ->
                  new Refusal(
                      Reason.TRANSACTION_NOT_FOUND,
                      "transaction_id: the customer has no such transaction"));
      var response = GetTransactionResponse.newBuilder().setTransaction(transaction(line));
      explain(response, line, request.getLocale());
      return response.build();
    });
  }

  private void explain(GetTransactionResponse.Builder response, StatementLine line, String locale) {
    switch (line.type()) {
      case "expire" -> lost(response, line, locale);
      case "redeem", "restore", "adjust", "merge" -> changed(response, line, locale);
      default -> {
        if (line.source().equals(PlainChange.DOUBLED)) {
          changed(response, line, locale);
        } else if (line.orderId().isEmpty()) {
          done(response, line, locale);
        } else {
          ordered(response, line, locale);
        }
      }
    }
  }

  private void lost(GetTransactionResponse.Builder response, StatementLine line, String locale) {
    var program = programs.of(line.account().merchantId()).at(line.createdAt());
    var lost = new LostPoints(line.source(), line.points(), program.config().expiry());
    response
        .addExplanation(explanation.ofExpiry(lost, locale, names(line)))
        .setProgramVersion(program.number());
  }

  private void changed(GetTransactionResponse.Builder response, StatementLine line, String locale) {
    var change = new PlainChange(line.type(), line.source(), line.direction(), line.points());
    response.addExplanation(explanation.ofChange(change, locale, names(line)));
  }

  private PointsNames names(StatementLine line) {
    return programInForce.of(line.account().merchantId()).pointsNames();
  }

  private void done(GetTransactionResponse.Builder response, StatementLine line, String locale) {
    activityDecisions
        .ofTransaction(line.account(), line.transactionId())
        .ifPresent(decision ->
            response
                .addAllSteps(DecisionMapper.steps(decision.steps()))
                .addAllExplanation(explanation.ofActivity(decision.steps(), locale, names(line)))
                .setProgramVersion(decision.programVersion()));
    goalDecisions
        .ofTransaction(line.account(), line.transactionId())
        .ifPresent(decision ->
            response
                .addAllSteps(DecisionMapper.steps(decision.steps()))
                .addAllExplanation(explanation.ofActivity(decision.steps(), locale, names(line))));
  }

  private void ordered(GetTransactionResponse.Builder response, StatementLine line, String locale) {
    decisions
        .newest(OrderReferences.key(line.account().merchantId(), line.orderId()))
        .ifPresent(decision ->
            response
                .addAllSteps(DecisionMapper.steps(decision))
                .addAllExplanation(explanation.of(decision.steps(), locale, names(line)))
                .setProgramVersion(decision.programVersion()));
  }
}
