package com.loyalnest.points.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.idempotency.IdempotentCalls;
import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.birthday.Birthday;
import com.loyalnest.points.birthday.BirthdayOutcome;
import com.loyalnest.points.birthday.EnterBirthday;
import com.loyalnest.points.birthday.EnterBirthdayCommand;
import com.loyalnest.points.birthday.EnteredBirthday;
import com.loyalnest.points.program.MerchantZone;
import com.loyalnest.points.program.ProgramInForce;
import com.loyalnest.points.v1.EnterBirthdayRequest;
import com.loyalnest.points.v1.EnterBirthdayResponse;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.Year;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Birthdays, as shoppers and merchants enter them.
@Component
class BirthdayCalls {
  private static final int FIRST_YEAR = 1900;

  private final EnterBirthday enterBirthday;
  private final CustomerAccounts accounts;
  private final IdempotentCalls idempotentCalls;
  private final TransactionTemplate transactions;
  private final ProgramInForce programInForce;
  private final BusinessClock clock;

  BirthdayCalls(
      EnterBirthday enterBirthday,
      CustomerAccounts accounts,
      IdempotentCalls idempotentCalls,
      TransactionTemplate transactions,
      ProgramInForce programInForce,
      BusinessClock clock) {
    this.enterBirthday = enterBirthday;
    this.accounts = accounts;
    this.idempotentCalls = idempotentCalls;
    this.transactions = transactions;
    this.programInForce = programInForce;
    this.clock = clock;
  }

  EnterBirthdayResponse enter(EnterBirthdayRequest request) {
    var customerId = CustomerAccounts.meant(request.getCustomerId());
    if (customerId.isEmpty()) {
      throw Refusal.invalid("customer_id", "a merchant names the customer");
    }
    var zone = zone();
    var birthday = birthday(request, zone);
    return transactions.execute(transaction ->
        idempotentCalls.once(
            "EnterBirthday",
            request.getIdempotencyKey(),
            request,
            EnterBirthdayResponse.parser(),
            () ->
                response(
                    enterBirthday.enter(
                        new EnterBirthdayCommand(
                            accounts.named(customerId),
                            birthday,
                            CustomerAccounts.actor(),
                            reason(request))),
                    zone)));
  }

  private MerchantZone zone() {
    return programInForce.of(TenantContext.merchantId()).timeZone();
  }

  private Birthday birthday(EnterBirthdayRequest request, MerchantZone zone) {
    try {
      var day = MonthDay.of(request.getMonth(), request.getDay());
      var year = request.getYear() == 0 ? null : Year.of(request.getYear());
      var birthday = new Birthday(day, year);
      if (year != null) {
        checkYear(year, day, zone);
      }
      return birthday;
    } catch (DateTimeException | IllegalArgumentException noDay) {
      throw Refusal.invalid("day", "there is no such day");
    }
  }

  private void checkYear(Year year, MonthDay day, MerchantZone zone) {
    var today = zone.day(clock.now()).date();
    if (year.getValue() < FIRST_YEAR || year.atMonthDay(day).isAfter(today)) {
      throw Refusal.invalid("year", "from " + FIRST_YEAR + " to this year");
    }
  }

  /// Shoppers may write one, but it does not open what is locked.
  private static Optional<String> reason(EnterBirthdayRequest request) {
    return Optional.of(request.getReason().strip())
        .filter(reason -> !reason.isEmpty())
        .filter(reason -> CallerContext.current() instanceof CallerIdentity.Merchant);
  }

  private static EnterBirthdayResponse response(BirthdayOutcome outcome, MerchantZone zone) {
    return switch (outcome) {
      case BirthdayOutcome.Entered entered -> response(entered.birthday(), zone);
      case BirthdayOutcome.Locked locked ->
          throw new Refusal(
              Reason.BIRTHDAY_LOCKED,
              "a birthday was entered before; the merchant's staff can change it and say why");
    };
  }

  private static EnterBirthdayResponse response(EnteredBirthday entered, MerchantZone zone) {
    var birthday = entered.birthday();
    var year = birthday.year();
    return EnterBirthdayResponse.newBuilder()
        .setMonth(birthday.day().getMonthValue())
        .setDay(birthday.day().getDayOfMonth())
        .setYear(year == null ? 0 : year.getValue())
        .setFirstRewardOn(birthday.firstRewardAfter(zone.day(entered.enteredAt())).toString())
        .build();
  }
}
