package com.loyalnest.admin;

import com.loyalnest.platform.testing.SchemaRules;
import org.junit.jupiter.api.Test;

class SchemaTest extends AdminIntegration {
  @Test
  void keepsTheRulesOfTheSchema() {
    SchemaRules.check("admin", "shop_syncs.shop_syncs_due");
  }
}
