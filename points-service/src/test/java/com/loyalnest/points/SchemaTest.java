package com.loyalnest.points;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.platform.crypto.KeyedColumn;
import com.loyalnest.platform.testing.SchemaRules;
import com.loyalnest.platform.testing.TestServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class SchemaTest {
  private final Shop shop;

  SchemaTest(@Autowired Shop shop) {
    this.shop = shop;
  }

  @Test
  void everyTenantTableHasItsPolicyAndBeginsWithTheMerchant() {
    // Jobs ask what is due, of all merchants, by time.
    SchemaRules.check(
        "points",
        "points_transactions.points_transactions_written",
        "points_lots.points_lots_held",
        "points_lots.points_lots_expiring",
        "points_lots.points_lots_unwarned",
        "reward_redemptions.reward_redemptions_due");
  }

  @Test
  void everythingThatIsSealedOrIndexedFollowsANewKey(@Autowired List<KeyedColumn> keyed) {
    SchemaRules.checkKeyed("points", keyed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update points.points_transactions set points = points + 1 where merchant_id = 'merchant-schema'",
        "delete from points.points_transactions where merchant_id = 'merchant-schema'"
      })
  void notEvenASuperuserChangesTheLedgerByAccident(String statement) throws SQLException {
    shop.tells(ShopEvents.event("merchant-schema", ShopEvents.order("1", "7", "10.00")));

    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var change = connection.createStatement()) {
      assertThatThrownBy(() -> change.execute(statement)).hasMessageContaining("append-only");
    }
  }
}
