package com.loyalnest.points.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class MergePlansTest {
  private final PlanBook plans;

  MergePlansTest(@Autowired PlanBook plans) throws SQLException {
    this.plans = plans;
    plans.fill();
  }

  @Test
  void aMergeIsFoundByWhoWasMerged() {
    assertThat(plans.scans(MergeTable.STANDING, "plan-1", "c-1")).isEmpty();
    assertThat(plans.scans(MergeTable.KNOWN, "plan-1", "c-1")).isEmpty();
  }

  @Test
  void whatAnAccountHoldsAndWhatAPersonEarnedAreReadByTheirAccounts() {
    var accounts = new String[] {"c-1", "c-2"};

    assertThat(plans.scans(Holdings.ORIGINS, "plan-1", "c-1")).isEmpty();
    assertThat(plans.scans(Holdings.EARNED, "plan-1", accounts, "plan-1", accounts)).isEmpty();
  }
}
