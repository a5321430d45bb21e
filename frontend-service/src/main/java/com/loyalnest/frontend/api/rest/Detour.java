package com.loyalnest.frontend.api.rest;

import com.google.protobuf.Message;
import java.util.function.UnaryOperator;

/// Something the door does around one method, e.g. answer it from a cache. It runs after the caller
/// was admitted, with the caller bound.
interface Detour {

  /// The method's full name.
  String method();

  /// @param onward the call to the peer
  Message take(Message request, UnaryOperator<Message> onward);
}
