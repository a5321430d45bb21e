package com.loyalnest.frontend;

import com.loyalnest.frontend.support.EdgeTest;
import com.loyalnest.platform.testing.SchemaRules;
import java.util.List;
import org.junit.jupiter.api.Test;

@EdgeTest
class SchemaTest {
  @Test
  void protectsEveryTenantTable() {
    SchemaRules.check("frontend");
    SchemaRules.checkKeyed("frontend", List.of());
  }
}
