package com.loyalnest.points.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class ProgramPlansTest {
  private final PlanBook plans;

  ProgramPlansTest(@Autowired PlanBook plans) throws SQLException {
    this.plans = plans;
    plans.fill();
  }

  @Test
  void programsAreFoundByTheirMerchants() {
    assertThat(plans.scans(Programs.FIND, (Object) PlanBook.merchants())).isEmpty();
  }
}
