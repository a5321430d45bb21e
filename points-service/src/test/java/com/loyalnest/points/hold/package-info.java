/// Tests of the hold.
@NullMarked
package com.loyalnest.points.hold;

import org.jspecify.annotations.NullMarked;
