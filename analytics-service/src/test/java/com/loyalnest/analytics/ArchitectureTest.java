package com.loyalnest.analytics;

import com.loyalnest.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.check("com.loyalnest.analytics");
  }
}
