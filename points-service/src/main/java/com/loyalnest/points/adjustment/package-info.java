/// Points that the merchant's staff give or take: with a reason, and above a limit by two people.
@NullMarked
package com.loyalnest.points.adjustment;

import org.jspecify.annotations.NullMarked;
