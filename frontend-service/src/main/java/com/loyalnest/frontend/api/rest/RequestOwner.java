package com.loyalnest.frontend.api.rest;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.frontend.balance.CustomerName;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.CallerIdentity;

/// People may name only what is theirs. The peers check the same; the door checks it for what it
/// answers by itself.
final class RequestOwner {
  private RequestOwner() {}

  static void check(CallerIdentity caller, Message request) {
    switch (caller) {
      case CallerIdentity.MerchantUser user -> own("merchant_id", request, user.merchantId());
      case CallerIdentity.Shopper shopper -> {
        own("merchant_id", request, shopper.merchantId());
        own("customer_id", request, shopper.customerExternalId());
      }
      case CallerIdentity.Service service -> throw notYours("request");
      case CallerIdentity.Anyone anyone -> {}
    }
  }

  private static void own(String name, Message request, String expected) {
    var field = request.getDescriptorForType().findFieldByName(name);
    if (field == null || field.getJavaType() != FieldDescriptor.JavaType.STRING) {
      return;
    }
    var given = CustomerName.plain((String) request.getField(field));
    if (!given.isEmpty() && !given.equals(expected)) {
      throw notYours(name);
    }
  }

  private static Refusal notYours(String field) {
    return new Refusal(Reason.PERMISSION_DENIED, field + ": not yours");
  }
}
