package com.loyalnest.points.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class ActivityPlansTest {
  private final PlanBook plans;

  ActivityPlansTest(@Autowired PlanBook plans) throws SQLException {
    this.plans = plans;
    plans.fill();
  }

  @Test
  void deedsAreFoundByTheirKeys() {
    assertThat(
            plans.scans(
                ActivityDecisions.FIND,
                PlanBook.merchants(),
                PlanBook.customers(),
                PlanBook.each("review"),
                PlanBook.numbers()))
        .isEmpty();
  }

  @Test
  void theReasonOfATransactionIsFoundByTheCustomer() {
    assertThat(plans.scans(ActivityDecisions.OF_TRANSACTION, "plan-1", "c-1", "t-1")).isEmpty();
  }

  @Test
  void whatCountsTowardsLimitsIsFoundByTheCustomerAndTheActivity() {
    assertThat(
            plans.scans(
                ActivityDecisions.REWARDED,
                PlanBook.merchants(),
                PlanBook.customers(),
                PlanBook.each("review")))
        .isEmpty();
  }
}
