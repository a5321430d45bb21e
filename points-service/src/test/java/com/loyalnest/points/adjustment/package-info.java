@NullMarked
package com.loyalnest.points.adjustment;

import org.jspecify.annotations.NullMarked;
