/// What the door's tests stand on: peers that speak the contracts, and a caller.
@NullMarked
package com.loyalnest.frontend.support;

import org.jspecify.annotations.NullMarked;
