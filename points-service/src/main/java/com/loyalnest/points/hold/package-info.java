/// The end of the hold: pending points become available.
@NullMarked
package com.loyalnest.points.hold;

import org.jspecify.annotations.NullMarked;
