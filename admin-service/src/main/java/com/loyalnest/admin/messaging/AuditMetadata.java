package com.loyalnest.admin.messaging;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import com.loyalnest.admin.payload.Json;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.Money;
import com.loyalnest.events.v1.ShopifySync;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the audit log keeps of a fact: its single values under their names in the contract. A fact
/// that is added to the contract is logged without a change here. Nested objects (the account's new
/// state, a whole order) stay out; the event log has them.
final class AuditMetadata {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AuditMetadata() {}

  /// A JSON object.
  static String of(Event event) {
    if (event.getFactCase() == Event.FactCase.FACT_NOT_SET) {
      return "{}";
    }
    var fact =
        (Message)
            event.getField(
                Event.getDescriptor().findFieldByNumber(event.getFactCase().getNumber()));
    return Json.write(fact instanceof ShopifySync sync ? ofSync(sync) : values(fact));
  }

  private static ObjectNode ofSync(ShopifySync sync) {
    var values = NODES.objectNode().put("endpoint", sync.getTopic()).put("log_id", sync.getLogId());
    var objectId =
        switch (sync.getObjectCase()) {
          case ORDER -> sync.getOrder().getOrderId();
          case REFUND -> sync.getRefund().getRefundId();
          case CUSTOMER -> sync.getCustomer().getCustomerExternalId();
          case MERGE -> sync.getMerge().getCustomerExternalId();
          case PRODUCT -> sync.getProduct().getProductId();
          case NOTICE -> sync.getNotice().getObjectId();
          case SCOPES, OBJECT_NOT_SET -> "";
        };
    return objectId.isEmpty() ? values : values.put("object_id", objectId);
  }

  private static ObjectNode values(Message fact) {
    var values = NODES.objectNode();
    fact.getDescriptorForType().getFields().stream()
        .filter(field -> !field.isRepeated())
        .forEach(field -> put(values, field, fact));
    return values;
  }

  private static void put(ObjectNode values, FieldDescriptor field, Message fact) {
    var name = field.getName();
    var value = fact.getField(field);
    switch (value) {
      case String text when text.isEmpty() -> {}
      case String text -> values.put(name, text);
      case Integer number -> values.put(name, number);
      case Long number -> values.put(name, number);
      case Boolean flag -> values.put(name, flag);
      case Money money when fact.hasField(field) ->
          values
              .putObject(name)
              .put("amount", money.getAmount())
              .put("currency", money.getCurrency());
      default -> putOther(values, field, value);
    }
  }

  private static void putOther(ObjectNode values, FieldDescriptor field, Object value) {
    if (field.getJavaType() != JavaType.MESSAGE) {
      values.put(field.getName(), value.toString());
    }
  }
}
