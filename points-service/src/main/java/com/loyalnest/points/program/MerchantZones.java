package com.loyalnest.points.program;

import com.loyalnest.platform.time.BusinessClock;
import org.springframework.stereotype.Component;

/// Where merchants' days are, by the programs in force. Call it inside a transaction.
@Component
public class MerchantZones {
  private final Programs programs;
  private final BusinessClock clock;

  MerchantZones(Programs programs, BusinessClock clock) {
    this.programs = programs;
    this.clock = clock;
  }

  public MerchantZone of(String merchantId) {
    return programs.of(merchantId).at(clock.now()).config().timeZone();
  }
}
