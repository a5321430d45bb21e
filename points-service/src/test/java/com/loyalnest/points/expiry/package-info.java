/// Tests of expiry.
@NullMarked
package com.loyalnest.points.expiry;

import org.jspecify.annotations.NullMarked;
