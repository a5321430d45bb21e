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
  void accountsAreLockedByTheirKeys() {
    assertThat(plans.scans(BalanceTable.LOCK, PlanBook.merchants(), PlanBook.customers()))
        .isEmpty();
  }

  @Test
  void lotsAreFoundByTheirKeys() {
    assertThat(plans.scans(LotTable.OPEN, PlanBook.merchants(), PlanBook.customers())).isEmpty();
  }
}
