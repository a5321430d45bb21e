package com.loyalnest.points.earning;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.earning.OrderState.Valuation;
import com.loyalnest.points.program.ProgramVersion;
import com.loyalnest.points.program.Rate;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One order of a batch on its way through: what was held, what is known now, what it is worth,
/// what must be posted.
///
/// @param owner our id of the customer whose order it is; absent for tests, bare refunds and guests
///   without an address
/// @param priced absent while no snapshot is known
record OrderWork(
    OrderState before,
    OrderFacts facts,
    Circumstances circumstances,
    ProgramVersion program,
    @Nullable String owner,
    @Nullable PricedOrder priced,
    String actor,
    Cause cause) {

  static OrderWork of(
      OrderState before,
      OrderFacts facts,
      Circumstances circumstances,
      ProgramVersion program,
      @Nullable String owner,
      OrderChange change) {
    var snapshot = facts.newest();
    var priced =
        snapshot == null
            ? null
            : new OrderPricing(
                    program.config(),
                    circumstances,
                    Multipliers.of(program.config(), circumstances, owner))
                .price(facts, snapshot, owner != null);
    return new OrderWork(
        before, facts, circumstances, program, owner, priced, change.actor(), change.cause());
  }

  OrderKey key() {
    return before.key();
  }

  int revision() {
    return before.revision() + 1;
  }

  /// Nothing new: the same facts were told again.
  boolean isRepetition() {
    return !before.isNew()
        && facts.equals(before.facts())
        && circumstances.equals(before.circumstances())
        && decision().isEmpty();
  }

  SortedMap<String, Integer> targets() {
    return priced == null ? Collections.emptySortedMap() : priced.targets();
  }

  /// Empty when nobody is there to give points to.
  Optional<Adjustment> adjustment() {
    var holder = before.customerId() == null ? owner : before.customerId();
    if (holder == null) {
      return Optional.empty();
    }
    var merchantId = key().merchantId();
    return Optional.of(
        Adjustment.between(
            new AccountKey(merchantId, holder),
            before.written(),
            new AccountKey(merchantId, owner == null ? holder : owner),
            targets()));
  }

  /// The decision, if it is not the one that was kept last.
  Optional<UUID> decision() {
    if (priced == null) {
      return Optional.empty();
    }
    var digest = digest(priced);
    return digest.equals(before.decisionDigest()) ? Optional.empty() : Optional.of(digest);
  }

  private UUID digest(PricedOrder order) {
    var said = owner + "|" + program.number() + "|" + order.targets() + "|" + order.steps();
    return UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
  }

  /// @param forgiven what the owner was forgiven in all
  OrderState after(@Nullable String earnTransactionId, int forgiven) {
    return new OrderState(
        key(),
        facts,
        owner == null ? before.customerId() : owner,
        targets(),
        valuation(),
        before.earnTransactionId() == null ? earnTransactionId : before.earnTransactionId(),
        revision(),
        priced == null ? before.decisionDigest() : digest(priced),
        circumstances,
        forgiven);
  }

  /// Whose spending this changes: nobody's, the owner's, or that of two when the order changed
  /// hands.
  Stream<SpendingChange> spendingChanges() {
    return countsAsBefore()
        ? Stream.empty()
        : Stream.of(Optional.ofNullable(before.customerId()), Optional.ofNullable(owner))
            .flatMap(Optional::stream)
            .distinct()
            .map(customerId -> new AccountKey(key().merchantId(), customerId))
            .map(account -> new SpendingChange(account, actor, cause));
  }

  private boolean countsAsBefore() {
    return Objects.equals(before.priced(), valuation())
        && Objects.equals(before.facts().firstPaidAt(), facts.firstPaidAt())
        && (owner == null || owner.equals(before.customerId()));
  }

  Rate rate() {
    return program.config().purchaseRate();
  }

  @Nullable Valuation valuation() {
    var snapshot = facts.newest();
    return priced == null || snapshot == null
        ? null
        : new Valuation(program.number(), priced.eligible(), snapshot.currency());
  }
}
