package com.loyalnest.platform.grpc;

import com.loyalnest.platform.identity.MethodAccess;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Who may call a method, remembered. The framework's own services (health, reflection) may be
/// called by anyone.
final class AccessRules {
  private final Map<String, MethodAccess> known = new ConcurrentHashMap<>();

  MethodAccess of(MethodDescriptor<?, ?> method) {
    return known.computeIfAbsent(method.getFullMethodName(), name -> declared(method));
  }

  private static MethodAccess declared(MethodDescriptor<?, ?> method) {
    if (String.valueOf(method.getServiceName()).startsWith("grpc.")) {
      return MethodAccess.ANYONE;
    }
    return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier
        ? MethodAccess.of(supplier.getMethodDescriptor())
        : MethodAccess.NOBODY;
  }
}
