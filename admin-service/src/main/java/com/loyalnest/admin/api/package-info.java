/// The gRPC service and its mapping to the features.
@NullMarked
package com.loyalnest.admin.api;

import org.jspecify.annotations.NullMarked;
