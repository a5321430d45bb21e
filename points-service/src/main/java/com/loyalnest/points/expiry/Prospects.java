package com.loyalnest.points.expiry;

import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.ledger.ActiveTimes;
import com.loyalnest.points.ledger.Balance;
import com.loyalnest.points.ledger.DatedPoints;
import com.loyalnest.points.ledger.LastActive;
import com.loyalnest.points.ledger.Prospect;
import com.loyalnest.points.ledger.Statement;
import com.loyalnest.points.program.Programs;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// What will become of an account's points by the program in force. Call it inside a transaction.
@Component
public class Prospects {
  private final Programs programs;
  private final Statement statement;
  private final ActiveTimes activeTimes;
  private final BusinessClock clock;

  Prospects(Programs programs, Statement statement, ActiveTimes activeTimes, BusinessClock clock) {
    this.programs = programs;
    this.statement = statement;
    this.activeTimes = activeTimes;
    this.clock = clock;
  }

  /// @param balance the account's, which is there
  public Prospect of(AccountKey account, Balance balance) {
    var now = clock.now();
    var history = programs.of(account.merchantId());
    var prospect = statement.prospect(account, history.at(now).config().timeZone());
    return InactivityClock.of(history, now)
        .map(running -> together(prospect, balance, running, lastActive(account)))
        .orElse(prospect);
  }

  private LastActive lastActive(AccountKey account) {
    return Objects.requireNonNull(activeTimes.of(List.of(account)).get(account));
  }

  /// All that can be spent has one day.
  private static Prospect together(
      Prospect prospect, Balance balance, InactivityClock running, LastActive lastActive) {
    var lastDay = running.zone().dayEndingAt(running.endOf(lastActive)).date();
    return new Prospect(
        prospect.pending(),
        balance.available() == 0
            ? List.of()
            : List.of(new DatedPoints(balance.available(), lastDay)));
  }
}
