package com.loyalnest.points.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.points.PlanBook;
import com.loyalnest.points.PointsServiceTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class AccountPlansTest {
  private final PlanBook plans;

  AccountPlansTest(@Autowired PlanBook plans) throws SQLException {
    this.plans = plans;
    plans.fill();
  }

  @Test
  void whatIsKnownOfACustomerIsFoundByTheCustomer() {
    assertThat(plans.scans(IdentityTable.EXTERNAL_ID, "plan-1", "c-1", "shopify")).isEmpty();
    assertThat(plans.scans(ContactTable.FIND, "plan-1", new String[] {"c-1", "c-2"})).isEmpty();
  }

  @Test
  void peopleAndTheirContactsAreFoundByTheirKeys() {
    assertThat(
            plans.scans(
                IdentityTable.FIND,
                PlanBook.merchants(),
                PlanBook.each("shopify"),
                PlanBook.numbers()))
        .isEmpty();
    assertThat(
            plans.scans(
                ContactTable.HELD,
                PlanBook.merchants(),
                PlanBook.each("shopify"),
                PlanBook.numbers()))
        .isEmpty();
  }

  @Test
  void addressesAreFoundByTheirIndexes() {
    int[] numbers = {0};
    assertThat(
            plans.scans(
                EmailAddressTable.FIND,
                numbers,
                new String[] {"plan-1"},
                new byte[][] {new byte[32]}))
        .isEmpty();
  }

  @Test
  void whoGoesOnForWhomIsFoundByKeys() {
    assertThat(plans.scans(MergeLinks.LAST, "plan-1", "c-1")).isEmpty();
    assertThat(plans.scans(MergeLinks.MEMBERS, new String[] {"plan-1"}, new String[] {"c-1"}))
        .isEmpty();
  }
}
