package com.loyalnest.admin;

import com.loyalnest.platform.crypto.KeyedColumn;
import com.loyalnest.platform.testing.SchemaRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SchemaTest extends AdminIntegration {
  @Test
  void keepsTheRulesOfTheSchema() {
    SchemaRules.check("admin", "shop_syncs.shop_syncs_due");
  }

  @Test
  void everythingThatIsSealedOrIndexedFollowsANewKey(@Autowired List<KeyedColumn> keyed) {
    SchemaRules.checkKeyed("admin", keyed);
  }
}
