package com.loyalnest.points.earning;

import com.loyalnest.points.program.ProgramHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All that is known of an order. What one message tells is facts too, and facts are merged: in any
/// order, any number of times, in any grouping, the same messages give the same facts.
///
/// @param newest the newest snapshot; absent while only refunds are known
/// @param refunds all refunds by id
/// @param cancelledAt a cancelled order stays cancelled
/// @param firstPaidAt when it was first seen paid; decides the program version
/// @param owner who the newest snapshot that names a customer names: a shop that forgets a person
///   does not make the order a guest's
public record OrderFacts(
    @Nullable OrderSnapshot newest,
    SortedMap<String, OrderRefund> refunds,
    @Nullable Instant cancelledAt,
    @Nullable Instant firstPaidAt,
    @Nullable Owner owner) {
  public static final OrderFacts NONE = new OrderFacts(null, new TreeMap<>(), null, null, null);

  /// The customer named by the snapshot of that time.
  public record Owner(Instant namedAt, String externalId) {
    static final Comparator<Owner> NEWEST_LAST =
        Comparator.comparing(Owner::namedAt).thenComparing(Owner::externalId);
  }

  public static OrderFacts of(OrderSnapshot snapshot, List<OrderRefund> refunds) {
    var customer = snapshot.customerExternalId();
    return new OrderFacts(
        snapshot,
        byId(refunds),
        snapshot.cancelledAt(),
        snapshot.status().wasPaid() ? snapshot.updatedAt() : null,
        customer.isEmpty() ? null : new Owner(snapshot.updatedAt(), customer));
  }

  public static OrderFacts of(OrderRefund refund) {
    return new OrderFacts(null, byId(List.of(refund)), null, null, null);
  }

  public OrderFacts merge(OrderFacts other) {
    var union = new TreeMap<>(refunds);
    other.refunds.forEach((id, refund) -> union.merge(id, refund, OrderRefund::fullest));
    return new OrderFacts(
        last(newest, other.newest, OrderSnapshot.NEWEST_LAST),
        union,
        last(cancelledAt, other.cancelledAt, Comparator.reverseOrder()),
        last(firstPaidAt, other.firstPaidAt, Comparator.reverseOrder()),
        last(owner, other.owner, Owner.NEWEST_LAST));
  }

  /// The time whose program version counts: of the first payment, or while there is none, of the
  /// newest news.
  Instant decisiveTime() {
    if (firstPaidAt != null) {
      return firstPaidAt;
    }
    return newest == null ? Instant.EPOCH : newest.updatedAt();
  }

  /// Whether it can earn anything under some version of the program: a mere test usually cannot.
  boolean counts(ProgramHistory history) {
    return newest == null || !newest.test() || history.countsTests();
  }

  /// Whether anything of it may have been given back.
  public boolean isTakenBack() {
    return cancelledAt != null || !refunds.isEmpty();
  }

  /// Whose order it is, by the platform's id.
  public Optional<String> ownerExternalId() {
    return Optional.ofNullable(owner).map(Owner::externalId);
  }

  private static SortedMap<String, OrderRefund> byId(List<OrderRefund> refunds) {
    var byId = new TreeMap<String, OrderRefund>();
    refunds.forEach(refund -> byId.merge(refund.refundId(), refund, OrderRefund::fullest));
    return byId;
  }

  private static <T> @Nullable T last(@Nullable T one, @Nullable T other, Comparator<T> order) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return order.compare(one, other) >= 0 ? one : other;
  }
}
