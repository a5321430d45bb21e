package com.loyalnest.platform.identity;

import com.loyalnest.common.v1.Caller;
import java.util.Optional;
import java.util.Set;

/// Who a call comes from, as far as it was proved.
public sealed interface CallerIdentity {
  /// The kind that methods name in their access option.
  Caller kind();

  /// The merchant for whom alone the caller may act.
  default Optional<String> tenant() {
    return Optional.empty();
  }

  /// With what it was proved, to be handed on to peers.
  default Optional<String> token() {
    return Optional.empty();
  }

  /// Nothing was proved.
  record Anyone() implements CallerIdentity {
    @Override
    public Caller kind() {
      return Caller.CALLER_PUBLIC;
    }
  }

  /// Whoever acts for a merchant.
  sealed interface Merchant extends CallerIdentity {
    String merchantId();

    /// Who it is among those who act for the merchant: the platform's user id, or `key:` and the
    /// key's id.
    String actor();

    @Override
    default Caller kind() {
      return Caller.CALLER_MERCHANT;
    }

    @Override
    default Optional<String> tenant() {
      return Optional.of(merchantId());
    }
  }

  /// A merchant's staff member; `userId` is the platform's.
  record MerchantUser(String merchantId, String userId, StaffRole role, String bearer)
      implements Merchant {
    @Override
    public String actor() {
      return userId;
    }

    @Override
    public Optional<String> token() {
      return Optional.of(bearer);
    }

    @Override
    public String toString() {
      return "MerchantUser[" + merchantId + ", " + userId + ", " + role + "]";
    }
  }

  /// A program of the merchant's.
  ///
  /// @param areas what the key is for
  /// @param readOnly whether it may only do what a viewer may
  record ApiKey(String merchantId, String keyId, Set<Area> areas, boolean readOnly, String bearer)
      implements Merchant {
    @Override
    public String actor() {
      return "key:" + keyId;
    }

    @Override
    public Optional<String> token() {
      return Optional.of(bearer);
    }

    @Override
    public String toString() {
      return "ApiKey[" + merchantId + ", " + keyId + "]";
    }
  }

  /// A shopper, by the number the shop's platform knows them by.
  record Shopper(String merchantId, String customerExternalId, String bearer)
      implements CallerIdentity {
    @Override
    public Caller kind() {
      return Caller.CALLER_SHOPPER;
    }

    @Override
    public Optional<String> tenant() {
      return Optional.of(merchantId);
    }

    @Override
    public Optional<String> token() {
      return Optional.of(bearer);
    }

    @Override
    public String toString() {
      return "Shopper[" + merchantId + ", " + customerExternalId + "]";
    }
  }

  /// A platform admin, who acts for no merchant.
  record PlatformAdmin(String adminId, AdminRole role, String sessionId, String bearer)
      implements CallerIdentity {
    @Override
    public Caller kind() {
      return Caller.CALLER_PLATFORM_ADMIN;
    }

    @Override
    public Optional<String> token() {
      return Optional.of(bearer);
    }

    @Override
    public String toString() {
      return "PlatformAdmin[" + adminId + ", " + role + "]";
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
