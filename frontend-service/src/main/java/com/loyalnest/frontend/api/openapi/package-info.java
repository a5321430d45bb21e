/// The description of the REST edge, made from the same contracts as the edge itself.
@NullMarked
package com.loyalnest.frontend.api.openapi;

import org.jspecify.annotations.NullMarked;
