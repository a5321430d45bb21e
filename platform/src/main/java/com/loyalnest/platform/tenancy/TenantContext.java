package com.loyalnest.platform.tenancy;

import java.util.Optional;

/// The tenancy of the code that is running. It is bound for the length of a call and cannot leak to
/// another; every transaction begun inside is limited to it by Postgres' row policies. Outside of
/// one a transaction sees no tenant rows at all.
public final class TenantContext {
  private static final ScopedValue<Tenancy> CURRENT = ScopedValue.newInstance();

  private TenantContext() {}

  /// Runs `work` for these merchants.
  public static <T extends @org.jspecify.annotations.Nullable Object, X extends Throwable> T callAs(
      Tenancy tenancy, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(CURRENT, tenancy).call(work);
  }

  /// Runs `work` for these merchants.
  public static void runAs(Tenancy tenancy, Runnable work) {
    ScopedValue.where(CURRENT, tenancy).run(work);
  }

  public static Optional<Tenancy> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /// The one merchant of a request.
  ///
  /// @throws IllegalStateException outside of a tenancy, or in a batch of several merchants
  public static String merchantId() {
    var tenancy = current().orElseThrow(() -> new IllegalStateException("no tenancy"));
    if (tenancy.merchantIds().size() != 1) {
      throw new IllegalStateException("a batch has no single merchant");
    }
    return tenancy.merchantIds().first();
  }
}
