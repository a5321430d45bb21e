/// What stands before every gRPC method and behind every gRPC call of ours.
@NullMarked
package com.loyalnest.platform.grpc;

import org.jspecify.annotations.NullMarked;
