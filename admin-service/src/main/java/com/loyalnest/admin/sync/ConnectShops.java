package com.loyalnest.admin.sync;

import com.loyalnest.admin.shop.ObjectKind;
import com.loyalnest.platform.time.BusinessClock;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Begins to compare what a shop has with what it tells, once it is connected. A shop that comes
/// back is looked at at once, from where the comparing had got to.
@Service
public class ConnectShops {
  private static final List<ObjectKind> KINDS = List.of(ObjectKind.ORDER, ObjectKind.CUSTOMER);

  private final ShopSyncs syncs;
  private final BusinessClock clock;
  private final Clock systemClock;

  ConnectShops(ShopSyncs syncs, BusinessClock clock, Clock systemClock) {
    this.syncs = syncs;
    this.clock = clock;
    this.systemClock = systemClock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void connect(String merchantId) {
    KINDS.forEach(kind -> syncs.connect(merchantId, kind, clock.now(), systemClock.instant()));
  }
}
