package com.loyalnest.points.claim;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.merge.MergeCustomers;
import com.loyalnest.points.merge.MergeCustomersCommand;
import com.loyalnest.points.merge.MergeOutcome;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets a guest's account go on as that of the customer who proved that the guest's address is
/// theirs: whatever the guest has earned moves, and what the guest's orders earn or lose later
/// follows. It does not matter which came first, the order or the proof.
///
/// Without a proof nothing moves: whoever types a stranger's address at a checkout gives points
/// away, and whoever signs up with one gets none.
@Component
public class ClaimGuestOrders {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimGuestOrders.class);

  private final Accounts accounts;
  private final VerifiedEmailTable emails;
  private final MergeCustomers mergeCustomers;

  ClaimGuestOrders(Accounts accounts, VerifiedEmailTable emails, MergeCustomers mergeCustomers) {
    this.accounts = accounts;
    this.emails = emails;
    this.mergeCustomers = mergeCustomers;
  }

  /// @param guests of whom something new is kept: an order or a proof, with what told of it
  public void claim(SortedMap<CustomerIdentity, Cause> guests) {
    if (guests.isEmpty()) {
      return;
    }
    var known = accounts.find(guests.keySet());
    guests.forEach((guest, cause) -> {
      var customerId = known.get(guest);
      if (customerId != null) {
        var account = new AccountKey(guest.merchantId(), customerId);
        emails.owner(guest).ifPresent(owner -> claim(account, owner, cause));
      }
    });
  }

  private void claim(AccountKey guest, String owner, Cause cause) {
    var outcome =
        mergeCustomers.byClaim(new MergeCustomersCommand(guest, owner, "", "shop", cause));
    if (outcome instanceof MergeOutcome.BalanceFull) {
      LOG.warn("points of guest {} do not fit into the balance of {}", guest.customerId(), owner);
    }
  }
}
