package com.loyalnest.analytics;

import com.loyalnest.analytics.testing.AnalyticsTest;
import com.loyalnest.platform.testing.SchemaRules;
import java.util.List;
import org.junit.jupiter.api.Test;

@AnalyticsTest
class SchemaTest {
  @Test
  void everyTableKeepsMerchantsApart() {
    SchemaRules.check("analytics");
    SchemaRules.checkKeyed("analytics", List.of());
  }
}
