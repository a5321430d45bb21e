package com.loyalnest.points.program;

import com.loyalnest.platform.time.BusinessClock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What merchants' programs say now.
@Component
public class ProgramInForce {
  private final Programs programs;
  private final BusinessClock clock;

  ProgramInForce(Programs programs, BusinessClock clock) {
    this.programs = programs;
    this.clock = clock;
  }

  @Transactional
  public ProgramConfig of(String merchantId) {
    return programs.of(merchantId).at(clock.now()).config();
  }
}
