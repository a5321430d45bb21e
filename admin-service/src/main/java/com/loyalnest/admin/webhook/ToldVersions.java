package com.loyalnest.admin.webhook;

import com.loyalnest.admin.shop.ObjectVersion;
import com.loyalnest.platform.tenancy.Tenancy;
import com.loyalnest.platform.tenancy.TenantContext;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// What of a merchant's objects was told, by whatever way it came.
@Service
public class ToldVersions {
  private final ApiLogs logs;
  private final TransactionTemplate transactions;

  ToldVersions(ApiLogs logs, TransactionTemplate transactions) {
    this.logs = logs;
    this.transactions = transactions;
  }

  /// Those of which neither this version nor a newer one was told; in the same order.
  public List<ObjectVersion> notTold(String merchantId, List<ObjectVersion> versions) {
    var told =
        TenantContext.callAs(
            Tenancy.of(merchantId),
            () -> transactions.execute(transaction -> logs.told(merchantId, versions)));
    return versions.stream().filter(version -> !told.contains(version)).toList();
  }
}
