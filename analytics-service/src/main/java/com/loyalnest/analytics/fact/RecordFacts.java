package com.loyalnest.analytics.fact;

import java.util.List;
import org.springframework.stereotype.Service;

/// Writes facts and counts those that are new, in the transaction of the caller. Everything may
/// come again, together or in any order: facts and counters end the same.
@Service
public class RecordFacts {
  private final ShopFactRepository shopFacts;
  private final ProgramFactRepository programFacts;

  RecordFacts(ShopFactRepository shopFacts, ProgramFactRepository programFacts) {
    this.shopFacts = shopFacts;
    this.programFacts = programFacts;
  }

  /// What a batch of events tells, of any merchants.
  public record Facts(
      List<OrderFact> orders,
      List<RefundFact> refunds,
      List<MemberFact> members,
      List<PointsFact> points) {}

  public void record(Facts facts) {
    shopFacts.writeOrders(OneEach.newest(facts.orders()));
    shopFacts.writeRefunds(OneEach.largest(facts.refunds()));
    programFacts.writeMembers(facts.members());
    programFacts.writePoints(facts.points());
  }
}
