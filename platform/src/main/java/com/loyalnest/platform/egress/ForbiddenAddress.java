package com.loyalnest.platform.egress;

import java.io.Serial;
import java.net.UnknownHostException;

/// A name leads to where merchants' URLs must not.
final class ForbiddenAddress extends UnknownHostException {
  @Serial private static final long serialVersionUID = 1L;

  ForbiddenAddress(String host) {
    super(host);
  }
}
