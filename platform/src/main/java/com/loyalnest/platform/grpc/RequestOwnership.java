package com.loyalnest.platform.grpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.CallerIdentity;

/// People may name only what is theirs: a `merchant_id` in a request must be the caller's own, and
/// a shopper's `customer_id` the shopper's own. Whatever the method does with the field, this
/// holds.
public class RequestOwnership {
  private static final String CUSTOMER_GID = "gid://shopify/Customer/";

  /// @throws Refusal `PERMISSION_DENIED` with the field
  public void check(CallerIdentity caller, Object request) {
    if (!(request instanceof Message message)) {
      return;
    }
    caller.tenant().ifPresent(merchantId -> checkMerchant(message, merchantId));
    if (caller instanceof CallerIdentity.Shopper shopper) {
      checkCustomer(message, shopper.customerExternalId());
    }
  }

  private static void checkMerchant(Message message, String merchantId) {
    var named = text(message, "merchant_id");
    if (!named.isEmpty() && !named.equals(merchantId)) {
      throw new Refusal(Reason.PERMISSION_DENIED, "merchant_id: not yours");
    }
  }

  private static void checkCustomer(Message message, String externalId) {
    var named = text(message, "customer_id");
    if (!named.isEmpty() && !named.equals(externalId) && !named.equals(CUSTOMER_GID + externalId)) {
      throw new Refusal(Reason.PERMISSION_DENIED, "customer_id: not yours");
    }
  }

  private static String text(Message message, String field) {
    var descriptor = message.getDescriptorForType().findFieldByName(field);
    return descriptor != null
            && descriptor.getJavaType() == FieldDescriptor.JavaType.STRING
            && !descriptor.isRepeated()
        ? (String) message.getField(descriptor)
        : "";
  }
}
