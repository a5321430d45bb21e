package com.loyalnest.points.expiry;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.outbox.Lane;
import com.loyalnest.platform.outbox.Occurrence;
import com.loyalnest.platform.outbox.Outbox;
import com.loyalnest.points.program.MerchantZone;
import com.loyalnest.points.program.ProgramInForce;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/// Tells of warnings, each with the last day where its merchant is.
@Component
class ToldWarnings {
  private final ProgramInForce programInForce;
  private final Outbox outbox;

  ToldWarnings(ProgramInForce programInForce, Outbox outbox) {
    this.programInForce = programInForce;
    this.outbox = outbox;
  }

  void tell(List<ExpiryWarning> warnings) {
    var known = new HashMap<String, MerchantZone>();
    var told =
        warnings.stream()
            .map(warning ->
                told(warning, known.computeIfAbsent(warning.account().merchantId(), this::zone)))
            .toList();
    outbox.append(told, Lane.BULK);
  }

  private MerchantZone zone(String merchantId) {
    return programInForce.of(merchantId).timeZone();
  }

  private static Occurrence told(ExpiryWarning warning, MerchantZone zone) {
    return new Occurrence(
        warning.account().merchantId(),
        new PointsExpiring(
            warning.account().customerId(),
            warning.points(),
            zone.dayEndingAt(warning.expiresAt()).date(),
            warning.daysBefore()),
        Cause.current());
  }
}
