/// The gRPC service, and between contract and features.
@NullMarked
package com.loyalnest.auth.api;

import org.jspecify.annotations.NullMarked;
