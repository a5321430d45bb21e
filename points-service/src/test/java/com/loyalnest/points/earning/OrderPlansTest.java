package com.loyalnest.points.earning;

import static com.loyalnest.points.PlanBook.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class OrderPlansTest {
  private static final String TIME = "2026-01-01T00:00:00Z";

  private final PlanBook plans;

  OrderPlansTest(@Autowired PlanBook plans) throws SQLException {
    this.plans = plans;
    plans.fill();
  }

  @Test
  void ordersAreLockedByTheirKeys() {
    assertThat(
            plans.scans(OrderTable.LOCK, PlanBook.merchants(), each("shopify"), PlanBook.numbers()))
        .isEmpty();
  }

  @Test
  void ordersAreWrittenByTheirKeys() {
    assertThat(
            plans.scans(
                OrderTable.UPDATE,
                TIME,
                PlanBook.merchants(),
                each("shopify"),
                PlanBook.numbers(),
                PlanBook.customers(),
                each("{}"),
                each("{}"),
                PlanBook.ones(),
                each("1"),
                each("1.00"),
                each("USD"),
                each("t"),
                PlanBook.ones(),
                each(new UUID(0, 0).toString()),
                each(TIME)))
        .isEmpty();
  }
}
