package com.loyalnest.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
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
  void accountsAreLockedAndWrittenByTheirKeys() {
    assertThat(plans.scans(BalanceTable.LOCK, PlanBook.merchants(), PlanBook.customers()))
        .isEmpty();
    assertThat(
            plans.scans(
                BalanceTable.UPDATE,
                "2026-01-01T00:00:00Z",
                PlanBook.merchants(),
                PlanBook.customers(),
                PlanBook.ones(),
                PlanBook.ones(),
                PlanBook.each("1"),
                PlanBook.each("1")))
        .isEmpty();
  }

  @Test
  void lotsAreFoundAndDrawnByTheirKeys() {
    assertThat(plans.scans(LotTable.OPEN, PlanBook.merchants(), PlanBook.customers())).isEmpty();
    assertThat(
            plans.scans(
                LotTable.UPDATE,
                PlanBook.merchants(),
                PlanBook.customers(),
                PlanBook.lots(),
                PlanBook.ones()))
        .isEmpty();
  }
}
