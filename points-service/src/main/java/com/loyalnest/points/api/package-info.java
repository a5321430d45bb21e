/// The gRPC service and its mapping; it knows the features, they do not know it.
@NullMarked
package com.loyalnest.points.api;

import org.jspecify.annotations.NullMarked;
