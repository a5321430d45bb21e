package com.loyalnest.platform.grpc;

import com.loyalnest.common.v1.AccessProto;
import com.loyalnest.common.v1.Caller;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who may call a method, as its contract declares it. A method of ours without the option may be
/// called by nobody; the framework's own services (health, reflection) by anyone.
final class AccessRules {
  private final Map<String, Set<Caller>> known = new ConcurrentHashMap<>();

  Set<Caller> callersOf(MethodDescriptor<?, ?> method) {
    return known.computeIfAbsent(method.getFullMethodName(), name -> declared(method));
  }

  private static Set<Caller> declared(MethodDescriptor<?, ?> method) {
    if (String.valueOf(method.getServiceName()).startsWith("grpc.")) {
      return EnumSet.of(Caller.CALLER_PUBLIC);
    }
    var callers = EnumSet.noneOf(Caller.class);
    if (method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier) {
      callers.addAll(
          supplier
              .getMethodDescriptor()
              .getOptions()
              .getExtension(AccessProto.access)
              .getCallersList());
    }
    return callers;
  }
}
