package com.loyalnest.points;

import com.loyalnest.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theServiceKeepsTheRulesOfTheHouse() {
    HouseRules.check("com.loyalnest.points");
  }
}
