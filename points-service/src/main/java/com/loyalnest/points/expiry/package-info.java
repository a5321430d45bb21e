/// Points that are lost when their time is over.
@NullMarked
package com.loyalnest.points.expiry;

import org.jspecify.annotations.NullMarked;
