package com.loyalnest.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class LedgerPlansTest {
  private final PlanBook plans;

  LedgerPlansTest(@Autowired PlanBook plans) throws SQLException {
    this.plans = plans;
    plans.fill();
  }

  @Test
  void accountsAreLockedByTheirKeys() {
    assertThat(plans.scans(BalanceTable.LOCK, PlanBook.merchants(), PlanBook.customers()))
        .isEmpty();
  }

  @Test
  void lotsAreFoundByTheirKeys() {
    assertThat(plans.scans(LotTable.OPEN, PlanBook.merchants(), PlanBook.customers())).isEmpty();
  }

  @Test
  void lotsAreChangedByTheirKeys() {
    int[] points = {1};
    assertThat(
            plans.scans(
                LotTable.UPDATE,
                new String[] {"plan-1"},
                new String[] {"c-1"},
                new String[] {"l-1"},
                points,
                points,
                new String[] {"false"}))
        .isEmpty();
  }

  @Test
  void whatIsDueIsFoundByItsTime() {
    var time = OffsetDateTime.parse("2026-07-01T00:00:00Z");

    assertThat(plans.scans(DueLots.HELD, time, time, "m", "c", "l", 1_000)).isEmpty();
    assertThat(plans.scans(DueLots.EXPIRED, time, time, "m", "c", "l", 1_000)).isEmpty();
    assertThat(plans.scans(DueLots.UNWARNED, 0, time, time, time, "m", "c", "l", 1_000)).isEmpty();
  }

  @Test
  void lotsWhoseClocksAreSetAreFoundByTheirMerchant() {
    assertThat(plans.scans(DueLots.WITH_DATE, "plan-1", "c", "l", 1_000)).isEmpty();
    assertThat(plans.scans(DueLots.WITHOUT_DATE, "plan-1", "c", "l", 1_000)).isEmpty();
  }

  @Test
  void whoWasInactiveIsFoundByTheMerchantFromOneKeyToTheNext() {
    var time = OffsetDateTime.parse("2026-07-01T00:00:00Z");

    assertThat(
            plans.scans(
                InactiveLots.FIND,
                time,
                true,
                false,
                false,
                "plan-1",
                "c",
                time,
                time,
                "c",
                "l",
                1_000))
        .isEmpty();
    assertThat(plans.scans(ActiveTimes.FIND, PlanBook.merchants(), PlanBook.customers())).isEmpty();
  }

  @Test
  void theDatesOfLotsAreSetByTheirKeys() {
    var time = "2026-07-01T00:00:00Z";

    for (var update : List.of(LotDates.EXPIRE_AT, LotDates.WARNED)) {
      assertThat(
              plans.scans(
                  update,
                  update.equals(LotDates.WARNED) ? (Object) 1 : time,
                  PlanBook.merchants(),
                  PlanBook.customers(),
                  PlanBook.each("t-1")))
          .isEmpty();
    }
  }

  @Test
  void whatADebitTookIsFoundByItsKey() {
    assertThat(plans.scans(LotTable.TAKEN, "plan-1", "c-1", "r-1")).isEmpty();
  }

  @Test
  void aStatementIsReadByItsAccounts() {
    var accounts = new String[] {"c-1", "c-2"};

    assertThat(plans.scans(Statement.HISTORY, accounts, "plan-1", "u", 20, 20)).isEmpty();
    assertThat(plans.scans(Statement.LINE, "plan-1", accounts, "t-1")).isEmpty();
    assertThat(plans.scans(Statement.DATED, "plan-1", "c-1")).isEmpty();
    assertThat(plans.scans(BalanceTable.FIND, "plan-1", "c-1")).isEmpty();
  }

  @Test
  void aTransactionOfAnyOfAPersonsAccountsIsFoundByThese() {
    var accounts = new String[] {"c-1", "c-2", "c-3"};

    assertThat(plans.scans(Statement.POINTS, "plan-1", accounts, "t-2")).isEmpty();
  }
}
