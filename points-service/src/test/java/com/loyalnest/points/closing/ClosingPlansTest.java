package com.loyalnest.points.closing;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class ClosingPlansTest {
  private final PlanBook plans;

  ClosingPlansTest(@Autowired PlanBook plans) throws SQLException {
    this.plans = plans;
    plans.fill();
  }

  @Test
  void closingsAreListedByTheirDays() {
    assertThat(plans.scans(ClosingTable.NEWEST, "plan-1", "infinity", 20)).isEmpty();
  }

  @Test
  void whoHadTransactionsLatelyIsFoundByTheirTime() {
    var day = OffsetDateTime.parse("2026-07-01T00:00:00Z");

    assertThat(plans.scans(ClosingJob.BUSY, day, day.plusDays(1))).isEmpty();
  }

  @Test
  void aMerchantsChainIsReadByTheMerchant() {
    assertThat(plans.scans(ClosedDays.OF_MERCHANT, "plan-1")).isEmpty();
  }

  @Test
  void aMerchantsDayIsReadWithoutTheOtherMerchants() {
    var day = OffsetDateTime.parse("2026-07-01T00:00:00Z");

    assertThat(plans.scans(TransactionLines.READ, "plan-1", day, day.plusDays(1))).isEmpty();
  }
}
