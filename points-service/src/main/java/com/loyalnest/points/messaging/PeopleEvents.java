package com.loyalnest.points.messaging;

import com.loyalnest.events.v1.Event;
import com.loyalnest.points.ledger.PostedTransaction;
import com.loyalnest.points.merge.CustomersMerged;
import com.loyalnest.points.merge.CustomersUnmerged;

/// Facts of accounts that are one person's, in the words of the contract.
final class PeopleEvents {
  private PeopleEvents() {}

  static void merged(CustomersMerged merged, Event.Builder event) {
    event
        .getCustomersMergedBuilder()
        .setCustomerId(merged.customerId())
        .setMergedCustomerId(merged.merged().customerId())
        .setSource(merged.source())
        .setPoints(merged.points())
        .setAccount(PointsEventMapper.state(merged.balance()))
        .setMergedAccount(PointsEventMapper.state(merged.mergedBalance()));
  }

  static void unmerged(CustomersUnmerged unmerged, Event.Builder event) {
    event
        .getCustomersUnmergedBuilder()
        .setCustomerId(unmerged.customerId())
        .setMergedCustomerId(unmerged.merged().customerId())
        .setPoints(unmerged.points())
        .setAccount(PointsEventMapper.state(unmerged.balance()))
        .setMergedAccount(PointsEventMapper.state(unmerged.mergedBalance()));
  }

  static void moved(PostedTransaction transaction, Event.Builder event) {
    event
        .getPointsMovedBuilder()
        .setCustomerId(transaction.account().customerId())
        .setTransactionId(transaction.transactionId())
        .setPoints(transaction.entry().points())
        .setAccount(PointsEventMapper.state(transaction.balanceAfter()));
  }
}
