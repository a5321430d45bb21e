package com.loyalnest.frontend.messaging;

import com.loyalnest.events.v1.AccountState;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.Event.FactCase;
import com.loyalnest.frontend.balance.Balance;
import com.loyalnest.frontend.balance.Balances;
import com.loyalnest.platform.reader.EventReader;
import com.loyalnest.platform.reader.ReadOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Keeps the balances that shoppers look at up to date with what happens to their accounts. Order
/// does not matter: the newest version of an account wins.
@Component
public class BalanceChanges implements EventReader {
  private final Balances balances;

  BalanceChanges(Balances balances) {
    this.balances = balances;
  }

  @Override
  public String name() {
    return "cache";
  }

  @Override
  public List<String> sources() {
    return List.of("points");
  }

  @Override
  public Set<FactCase> facts() {
    return Set.of(
        FactCase.POINTS_EARNED,
        FactCase.POINTS_REVERSED,
        FactCase.POINTS_ADJUSTED,
        FactCase.POINTS_EXPIRED,
        FactCase.POINTS_RELEASED,
        FactCase.POINTS_REDEEMED,
        FactCase.POINTS_RESTORED,
        FactCase.POINTS_MOVED,
        FactCase.CUSTOMERS_MERGED,
        FactCase.CUSTOMERS_UNMERGED,
        FactCase.ACTIVITY_REWARDED);
  }

  /// The shopper is looking at it.
  @Override
  public Duration gather() {
    return Duration.ofMillis(25);
  }

  @Override
  public List<ReadOutcome> read(List<Event> events) {
    newestByMerchant(events)
        .forEach((merchantId, newest) -> balances.change(merchantId, List.copyOf(newest.values())));
    return events.stream().map(event -> ReadOutcome.done()).toList();
  }

  private static Map<String, Map<String, Balance>> newestByMerchant(List<Event> events) {
    return events.stream()
        .collect(
            Collectors.groupingBy(
                Event::getMerchantId,
                Collectors.flatMapping(
                    event -> balances(event).stream(),
                    Collectors.toMap(
                        Balance::customerId,
                        Function.identity(),
                        (one, other) -> one.version() >= other.version() ? one : other))));
  }

  private static List<Balance> balances(Event event) {
    return switch (event.getFactCase()) {
      case CUSTOMERS_MERGED -> {
        var merged = event.getCustomersMerged();
        yield List.of(
            balance(merged.getCustomerId(), merged.getAccount()),
            balance(merged.getMergedCustomerId(), merged.getMergedAccount()));
      }
      case CUSTOMERS_UNMERGED -> {
        var unmerged = event.getCustomersUnmerged();
        yield List.of(
            balance(unmerged.getCustomerId(), unmerged.getAccount()),
            balance(unmerged.getMergedCustomerId(), unmerged.getMergedAccount()));
      }
      default -> List.of(balance(event));
    };
  }

  private static Balance balance(Event event) {
    return switch (event.getFactCase()) {
      case POINTS_MOVED ->
          balance(event.getPointsMoved().getCustomerId(), event.getPointsMoved().getAccount());
      case POINTS_EARNED ->
          balance(event.getPointsEarned().getCustomerId(), event.getPointsEarned().getAccount());
      case POINTS_REVERSED ->
          balance(
              event.getPointsReversed().getCustomerId(), event.getPointsReversed().getAccount());
      case POINTS_ADJUSTED ->
          balance(
              event.getPointsAdjusted().getCustomerId(), event.getPointsAdjusted().getAccount());
      case POINTS_EXPIRED ->
          balance(event.getPointsExpired().getCustomerId(), event.getPointsExpired().getAccount());
      case POINTS_RELEASED ->
          balance(
              event.getPointsReleased().getCustomerId(), event.getPointsReleased().getAccount());
      case POINTS_REDEEMED ->
          balance(
              event.getPointsRedeemed().getCustomerId(), event.getPointsRedeemed().getAccount());
      case POINTS_RESTORED ->
          balance(
              event.getPointsRestored().getCustomerId(), event.getPointsRestored().getAccount());
      case ACTIVITY_REWARDED ->
          balance(
              event.getActivityRewarded().getCustomerId(),
              event.getActivityRewarded().getAccount());
      default -> throw new IllegalArgumentException("not a change of an account");
    };
  }

  private static Balance balance(String customerId, AccountState account) {
    return new Balance(
        customerId,
        account.getPointsBalance(),
        account.getPointsPending(),
        account.getPointsDebt(),
        account.getTotalPointsEarned(),
        account.getVersion());
  }
}
