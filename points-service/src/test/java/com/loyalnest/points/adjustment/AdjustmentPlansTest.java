package com.loyalnest.points.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class AdjustmentPlansTest {
  private final PlanBook plans;

  AdjustmentPlansTest(@Autowired PlanBook plans) throws SQLException {
    this.plans = plans;
    plans.fill();
  }

  @Test
  void adjustmentsAreFoundByTheirKeysAndListedInTheirOrder() {
    assertThat(plans.scans(AdjustmentTable.LOCK, "plan-1", "a-1")).isEmpty();
    assertThat(plans.scans(AdjustmentTable.NEWEST, "plan-1", "b", 20)).isEmpty();
    assertThat(plans.scans(AdjustmentTable.NEWEST_IN_STATE, "plan-1", "requested", "b", 20))
        .isEmpty();
  }
}
