package com.loyalnest.points.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class ExpiryPlansTest {
  private final PlanBook plans;

  ExpiryPlansTest(@Autowired PlanBook plans) throws SQLException {
    this.plans = plans;
    plans.fill();
  }

  @Test
  void whatAWarningIsOfIsFoundByTheCustomers() {
    var time = "2026-07-01T00:00:00Z";
    var days = Collections.nCopies(PlanBook.merchants().length, 30);

    for (var statement : List.of(ExpiryWarningTable.INSERT, ExpiryWarningTable.INSERT_OF_ALL)) {
      assertThat(
              plans.scans(
                  statement,
                  time,
                  PlanBook.merchants(),
                  PlanBook.customers(),
                  PlanBook.each(time),
                  days.stream().mapToInt(Integer::intValue).toArray()))
          .isEmpty();
    }
  }
}
