package com.loyalnest.points.ledger;

import com.loyalnest.points.account.AccountKey;
import java.time.Instant;

/// A lot of which something has to be done since a certain time.
public record DueLot(AccountKey account, String lotId, Instant since) {
  /// Before all others.
  public static final DueLot NONE =
      new DueLot(new AccountKey("", ""), "", Instant.parse("0001-01-01T00:00:00Z"));
}
