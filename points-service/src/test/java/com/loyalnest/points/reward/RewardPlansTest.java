package com.loyalnest.points.reward;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class RewardPlansTest {
  private final PlanBook plans;

  RewardPlansTest(@Autowired PlanBook plans) throws SQLException {
    this.plans = plans;
    plans.fill();
  }

  @Test
  void aCodeIsTakenFromThoseThatAreFree() {
    assertThat(plans.scans(RewardCodes.TAKE, "x-1", "plan-1", "w-1", "plan-1", "w-1")).isEmpty();
  }

  @Test
  void rewardsAreFoundByTheirKeysAndListedByTheirMerchant() {
    assertThat(plans.scans(RewardTable.FIND, "plan-1", "w-1")).isEmpty();
    assertThat(plans.scans(RewardTable.FIND_ALL, new String[] {"w-1", "w-2"}, "plan-1")).isEmpty();
    assertThat(plans.scans(RewardTable.LOCK, "plan-1", "w-1")).isEmpty();
    assertThat(plans.scans(RewardTable.LIST, "plan-1")).isEmpty();
  }
}
