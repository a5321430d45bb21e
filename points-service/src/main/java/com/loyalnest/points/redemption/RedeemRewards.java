package com.loyalnest.points.redemption;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.ledger.AccountBooks;
import com.loyalnest.points.ledger.Ledger;
import com.loyalnest.points.redemption.RedemptionTable.KeyOf;
import com.loyalnest.points.redemption.TakePoints.Taken;
import com.loyalnest.points.reward.Rewards;
import com.loyalnest.points.reward.RewardsOnOffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Exchanges points of one merchant's customers for rewards, many in one transaction.
///
/// All balances are locked before anything is decided, so redemptions by one person run in turn and
/// each sees what the others left, within a call as between calls. A refusal changes no points. The
/// shop knows nothing of it yet: [FollowRedemption] follows once this is committed.
@Component
public class RedeemRewards {
  private final Ledger ledger;
  private final Accounts accounts;
  private final Rewards rewards;
  private final RedemptionTable redemptions;
  private final TakePoints takePoints;
  private final KeepRedemptions keepRedemptions;

  RedeemRewards(
      Ledger ledger,
      Accounts accounts,
      Rewards rewards,
      RedemptionTable redemptions,
      TakePoints takePoints,
      KeepRedemptions keepRedemptions) {
    this.ledger = ledger;
    this.accounts = accounts;
    this.rewards = rewards;
    this.redemptions = redemptions;
    this.takePoints = takePoints;
    this.keepRedemptions = keepRedemptions;
  }

  /// @param place among the commands
  /// @param account whom the command names, merged or not
  private record Wish(int place, AccountKey account, RedeemRewardCommand command) {}

  /// The outcomes, in the commands' order.
  @Transactional
  public List<RedemptionOutcome> redeem(String merchantId, List<RedeemRewardCommand> commands) {
    var named =
        accounts.named(merchantId, commands.stream().map(RedeemRewardCommand::customer).toList());
    var books = ledger.lock(named.values(), named.values());
    var offer =
        rewards.lock(merchantId, commands.stream().map(RedeemRewardCommand::rewardId).toList());
    SortedMap<Integer, RedemptionOutcome> outcomes = new TreeMap<>();
    var open = new ArrayList<Wish>();
    for (var place = 0; place < commands.size(); place++) {
      var account = named.get(commands.get(place).customer());
      if (account == null || !books.has(account)) {
        outcomes.put(place, new RedemptionOutcome.CustomerUnknown());
      } else {
        open.add(new Wish(place, account, commands.get(place)));
      }
    }
    while (!open.isEmpty()) {
      var turn = firstOfEach(open, books);
      outcomes.putAll(redeem(turn, books, offer));
      open.removeAll(turn.values());
      books = ledger.lock(accountsOf(open), accountsOf(open));
    }
    rewards.countRedeemed(offer);
    return List.copyOf(outcomes.values());
  }

  /// The first wish of each person, by the account that goes on.
  private static SortedMap<AccountKey, Wish> firstOfEach(List<Wish> open, AccountBooks books) {
    var turn = new TreeMap<AccountKey, Wish>();
    open.forEach(wish -> turn.putIfAbsent(books.of(wish.account()).account(), wish));
    return turn;
  }

  private static List<AccountKey> accountsOf(List<Wish> wishes) {
    return wishes.stream().map(Wish::account).toList();
  }

  /// Wishes of as many persons, each decided as if it were alone.
  private SortedMap<Integer, RedemptionOutcome> redeem(
      SortedMap<AccountKey, Wish> wishes, AccountBooks books, RewardsOnOffer offer) {
    var persons = accounts.members(wishes.keySet());
    var earlier = earlier(wishes, persons);
    var outcomes = new TreeMap<Integer, RedemptionOutcome>();
    var taken = new TreeMap<Integer, Taken>();
    wishes.forEach((account, wish) -> {
      var command = wish.command();
      var person = Objects.requireNonNull(persons.get(account));
      var found = earlier(person, command, earlier);
      if (found.isPresent()) {
        outcomes.put(wish.place(), again(found.get(), command));
      } else {
        switch (takePoints.take(command, person, books.of(account), offer)) {
          case Taken points -> taken.put(wish.place(), points);
          case TakePoints.Refused refused -> outcomes.put(wish.place(), refused.outcome());
        }
      }
    });
    ledger.write(books);
    outcomes.putAll(keepRedemptions.keep(taken));
    return outcomes;
  }

  private Map<KeyOf, Redemption> earlier(
      SortedMap<AccountKey, Wish> wishes, Map<AccountKey, Set<String>> persons) {
    var keys = new ArrayList<KeyOf>();
    wishes.forEach((account, wish) ->
        keys.addAll(keys(Objects.requireNonNull(persons.get(account)), wish.command())));
    return redemptions.findByKeys(keys);
  }

  private static Optional<Redemption> earlier(
      Set<String> person, RedeemRewardCommand command, Map<KeyOf, Redemption> earlier) {
    return keys(person, command).stream().map(earlier::get).filter(Objects::nonNull).findFirst();
  }

  /// Under any account of the person the key may have come before.
  private static Collection<KeyOf> keys(Set<String> person, RedeemRewardCommand command) {
    return command.idempotencyKey().isEmpty()
        ? List.of()
        : person.stream()
            .map(member -> new KeyOf(command.merchantId(), member, command.idempotencyKey()))
            .toList();
  }

  private static RedemptionOutcome again(Redemption earlier, RedeemRewardCommand command) {
    return earlier.rewardId().equals(command.rewardId())
            && (command.points() == 0 || command.points() == earlier.cost())
        ? new RedemptionOutcome.Redeemed(earlier, true)
        : new RedemptionOutcome.KeyReused();
  }
}
