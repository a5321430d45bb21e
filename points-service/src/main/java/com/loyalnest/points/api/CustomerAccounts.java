package com.loyalnest.points.api;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.CallerContext;
import com.loyalnest.platform.identity.CallerIdentity;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Accounts;
import com.loyalnest.points.account.CustomerReference;
import org.springframework.stereotype.Component;

/// The account that a request is about.
@Component
class CustomerAccounts {
  private final Accounts accounts;

  CustomerAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  /// Call it inside a transaction.
  AccountKey named(String customerId) {
    var merchantId = TenantContext.merchantId();
    return accounts
        .find(merchantId, CustomerReference.parse(customerId))
        .map(known -> new AccountKey(merchantId, known))
        .orElseThrow(CustomerAccounts::unknown);
  }

  static Refusal unknown() {
    return new Refusal(Reason.CUSTOMER_NOT_FOUND, "customer_id: no such customer");
  }

  /// A shopper who names nobody means the own account; empty when a merchant names nobody.
  static String meant(String customerId) {
    return customerId.isEmpty() && CallerContext.current() instanceof CallerIdentity.Shopper shopper
        ? shopper.customerExternalId()
        : customerId;
  }

  /// Who calls, by an id.
  static String actor() {
    return switch (CallerContext.current()) {
      case CallerIdentity.Merchant merchant -> "merchant:" + merchant.actor();
      case CallerIdentity.Shopper shopper -> "shopper:" + shopper.customerExternalId();
      case CallerIdentity.PlatformAdmin admin -> "platform_admin:" + admin.adminId();
      case CallerIdentity.Service service -> "system";
      case CallerIdentity.Anyone anyone -> "system";
    };
  }
}
