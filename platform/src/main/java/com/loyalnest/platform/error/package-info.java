/// Refusals: why a call was not done, with the same reason in gRPC, REST and logs.
@NullMarked
package com.loyalnest.platform.error;

import org.jspecify.annotations.NullMarked;
