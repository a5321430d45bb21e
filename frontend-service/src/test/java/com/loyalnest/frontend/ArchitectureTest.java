package com.loyalnest.frontend;

import com.loyalnest.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsTheHouseRules() {
    HouseRules.check("com.loyalnest.frontend");
  }
}
