/// Everything that speaks gRPC or HTTP; each door in a package of its own.
@NullMarked
package com.loyalnest.frontend.api;

import org.jspecify.annotations.NullMarked;
