package com.loyalnest.points.birthday;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class BirthdayPlansTest {
  private final PlanBook plans;

  BirthdayPlansTest(@Autowired PlanBook plans) throws SQLException {
    this.plans = plans;
    plans.fill();
  }

  @Test
  void whoseDayItIsIsFoundByTheIndexOfTheDay() {
    var time = OffsetDateTime.parse("2026-07-01T00:00:00Z");
    byte[][] days = {{1}};

    assertThat(plans.scans(BirthdayTable.DUE, "plan-1", days, time, "", "2026", 500)).isEmpty();
  }
}
