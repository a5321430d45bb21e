/// Tests of earning.
@NullMarked
package com.loyalnest.points.earning;

import org.jspecify.annotations.NullMarked;
