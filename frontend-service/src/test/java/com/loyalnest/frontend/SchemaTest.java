package com.loyalnest.frontend;

import com.loyalnest.frontend.support.EdgeTest;
import com.loyalnest.platform.testing.SchemaRules;
import org.junit.jupiter.api.Test;

@EdgeTest
class SchemaTest {
  @Test
  void protectsEveryTenantTable() {
    SchemaRules.check("frontend");
  }
}
