package com.loyalnest.points.activity;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.program.ActivityRule;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.ProgramVersion;

/// A new deed that the program in force when it was done has a rule for.
record DeedWork(Deed deed, ProgramVersion program, ActivityRule rule, ProgramHistory history) {
  /// The same deed by the account that goes on for who did it.
  DeedWork of(AccountKey account) {
    var key = new DeedKey(account, deed.key().activity(), deed.key().key());
    return new DeedWork(
        new Deed(key, deed.doneAt(), deed.actor(), deed.cause()), program, rule, history);
  }
}
