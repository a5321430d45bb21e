package com.loyalnest.points.birthday;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.birthday.BirthdayOutcome.Entered;
import com.loyalnest.points.birthday.BirthdayOutcome.Locked;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps a customer's birthday. The first entry stays: of two at once the second finds it, and only
/// staff who say why put another in its place. The same birthday once more changes nothing.
@Component
public class EnterBirthday {
  private final BirthdayTable birthdays;
  private final Outbox outbox;
  private final BusinessClock clock;

  EnterBirthday(BirthdayTable birthdays, Outbox outbox, BusinessClock clock) {
    this.birthdays = birthdays;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public BirthdayOutcome enter(EnterBirthdayCommand command) {
    var now = clock.now();
    if (birthdays.insert(command, now)) {
      return entered(command, now, false);
    }
    var known = birthdays.lock(command.account()).orElseThrow();
    if (known.birthday().agreesWith(command.birthday())) {
      return new Entered(known);
    }
    if (command.reason().isEmpty()) {
      return new Locked();
    }
    birthdays.change(command, command.reason().get(), now);
    return entered(command, now, true);
  }

  private Entered entered(EnterBirthdayCommand command, Instant now, boolean changed) {
    var account = command.account();
    outbox.append(
        List.of(
            new Occurrence(
                account.merchantId(),
                new BirthdayEntered(account.customerId(), changed),
                Cause.current())));
    return new Entered(new EnteredBirthday(command.birthday(), now));
  }
}
