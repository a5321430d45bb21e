package com.loyalnest.platform.identity;

import com.loyalnest.common.v1.Caller;

/// Who a call comes from, as far as it was proved.
public sealed interface CallerIdentity {

  /// The kind that methods name in their access option.
  Caller kind();

  /// Nothing was proved.
  record Anyone() implements CallerIdentity {
    @Override
    public Caller kind() {
      return Caller.CALLER_PUBLIC;
    }
  }

  /// A merchant's staff member; `userId` is the platform's.
  record MerchantUser(String merchantId, String userId, String token) implements CallerIdentity {
    @Override
    public Caller kind() {
      return Caller.CALLER_MERCHANT;
    }

    @Override
    public String toString() {
      return "MerchantUser[" + merchantId + ", " + userId + "]";
    }
  }

  /// A shopper, by the number the shop's platform knows them by.
  record Shopper(String merchantId, String customerExternalId, String token)
      implements CallerIdentity {
    @Override
    public Caller kind() {
      return Caller.CALLER_SHOPPER;
    }

    @Override
    public String toString() {
      return "Shopper[" + merchantId + ", " + customerExternalId + "]";
    }
  }

  /// Another service of the suite, on its own behalf.
  record Service(String name) implements CallerIdentity {
    @Override
    public Caller kind() {
      return Caller.CALLER_SERVICE;
    }
  }
}
