package com.loyalnest.points.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class RedemptionPlansTest {
  /// One person's accounts.
  private static final String[] PERSON = {"c-1", "c-2"};

  private final PlanBook plans;

  RedemptionPlansTest(@Autowired PlanBook plans) throws SQLException {
    this.plans = plans;
    plans.fill();
  }

  @Test
  void redemptionsAreFoundByTheirKeys() {
    assertThat(plans.scans(RedemptionTable.BY_KEYS, texts("plan-1"), texts("c-1"), texts("k-1")))
        .isEmpty();
    assertThat(plans.scans(RedemptionTable.FIND, "plan-1", "x-1")).isEmpty();
    assertThat(plans.scans(RedemptionTable.LOCK, "plan-1", "x-1")).isEmpty();
  }

  @Test
  void aCustomersRedemptionsAreListedAndCountedByTheCustomer() {
    assertThat(plans.scans(RedemptionTable.LIST, "plan-1", PERSON, "y", 20)).isEmpty();
    assertThat(plans.scans(RedemptionTable.COUNT_STANDING, "plan-1", PERSON, "w-1")).isEmpty();
  }

  @Test
  void whatIsDueIsFoundByItsTimeWhoeverTheMerchantIs() {
    assertThat(plans.scans(RecoverRedemptions.DUE, "2026-07-01T00:00:00Z", 200)).isEmpty();
    assertThat(plans.sorts(RecoverRedemptions.DUE, "2026-07-01T00:00:00Z", 200)).isEmpty();
  }

  @Test
  void whatWaitsForAPersonIsFoundByTheMerchant() {
    assertThat(plans.scans(RedemptionTable.UNKNOWN, "plan-1", "g", 20)).isEmpty();
    assertThat(plans.scans(RedemptionTable.ENDS_AT, "plan-1", "c-1", "2026-07-01T00:00:00Z"))
        .isEmpty();
  }

  @Test
  void aCodeIsFoundByItsBlindIndex() {
    assertThat(plans.scans(RedemptionTable.BY_CODE, "plan-1", new byte[][] {new byte[32]}))
        .isEmpty();
  }

  @Test
  void usedRedemptionsAreFoundByTheirOrdersAndWrittenByTheirKeys() {
    int[] numbers = {1};
    assertThat(
            plans.scans(UsedRedemptions.IN_ORDERS, texts("plan-1"), texts("shopify"), texts("o-1")))
        .isEmpty();
    assertThat(
            plans.scans(
                UsedRedemptions.WRITE,
                "2026-07-01T00:00:00Z",
                texts("plan-1"),
                texts("x-1"),
                numbers,
                numbers))
        .isEmpty();
  }

  private static String[] texts(String text) {
    return new String[] {text};
  }
}
