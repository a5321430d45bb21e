package com.loyalnest.points.birthday;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.activity.Deed;
import com.loyalnest.points.activity.DeedKey;
import com.loyalnest.points.activity.RewardActivities;
import com.loyalnest.points.birthday.BirthdayTable.Page;
import com.loyalnest.points.program.Activities;
import com.loyalnest.points.program.MerchantDay;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gives points to a page of a merchant's customers whose birthday a day is. The deed is the year's
/// birthday, so whoever comes twice is given them once, even if staff move the day within the year.
@Component
class CelebrateBirthdays {
  private final BirthdayTable birthdays;
  private final RewardActivities rewardActivities;

  CelebrateBirthdays(BirthdayTable birthdays, RewardActivities rewardActivities) {
    this.birthdays = birthdays;
    this.rewardActivities = rewardActivities;
  }

  static String deedKey(LocalDate date) {
    return Integer.toString(date.getYear());
  }

  /// @return who was looked at
  @Transactional(propagation = Propagation.MANDATORY)
  public List<String> celebrate(String merchantId, MerchantDay day, Page page) {
    var enteredBefore = day.plusDays(-Birthday.DAYS_AHEAD).end();
    var due = birthdays.due(merchantId, day.date(), enteredBefore, page);
    rewardActivities.reward(
        due.stream().map(customerId -> deed(new AccountKey(merchantId, customerId), day)).toList());
    return due;
  }

  /// Done when the day began.
  private static Deed deed(AccountKey account, MerchantDay day) {
    return new Deed(
        new DeedKey(account, Activities.BIRTHDAY, deedKey(day.date())),
        day.plusDays(-1).end(),
        "system",
        Cause.current());
  }
}
