/// Tests of the door.
@NullMarked
package com.loyalnest.points.api;

import org.jspecify.annotations.NullMarked;
