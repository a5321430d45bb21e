package com.loyalnest.points.goal;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class GoalPlansTest {
  private final PlanBook plans;

  GoalPlansTest(@Autowired PlanBook plans) throws SQLException {
    this.plans = plans;
    plans.fill();
  }

  @Test
  void theReasonOfATransactionIsFoundByTheCustomer() {
    assertThat(plans.scans(GoalDecisions.OF_TRANSACTION, "plan-1", "c-1", "t-1")).isEmpty();
  }

  @Test
  void whatACustomerSpentIsFoundByTheCustomer() {
    assertThat(plans.scans(SpendingTable.OF_CUSTOMERS, PlanBook.merchants(), PlanBook.customers()))
        .isEmpty();
    assertThat(plans.scans(GoalDecisions.OF_CUSTOMERS, PlanBook.merchants(), PlanBook.customers()))
        .isEmpty();
  }
}
