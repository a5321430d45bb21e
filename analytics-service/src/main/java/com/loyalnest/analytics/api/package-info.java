/// The gRPC edge.
@NullMarked
package com.loyalnest.analytics.api;

import org.jspecify.annotations.NullMarked;
