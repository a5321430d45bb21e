package com.loyalnest.points.earning;

import static com.loyalnest.points.PlanBook.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class OrderPlansTest {
  private final PlanBook plans;

  OrderPlansTest(@Autowired PlanBook plans) throws SQLException {
    this.plans = plans;
    plans.fill();
  }

  @Test
  void anOrderAndItsDecisionAreFoundByTheirKeys() {
    assertThat(plans.scans(OrderTable.FIND, "plan-1", "shopify", "1")).isEmpty();
    assertThat(plans.scans(Decisions.NEWEST, "plan-1", "shopify", "1")).isEmpty();
    assertThat(plans.sorts(Decisions.NEWEST, "plan-1", "shopify", "1")).isEmpty();
  }

  @Test
  void ordersAreLockedByTheirKeys() {
    assertThat(
            plans.scans(OrderTable.LOCK, PlanBook.merchants(), each("shopify"), PlanBook.numbers()))
        .isEmpty();
  }
}
