/// Tests of the points service.
@NullMarked
package com.loyalnest.points;

import org.jspecify.annotations.NullMarked;
