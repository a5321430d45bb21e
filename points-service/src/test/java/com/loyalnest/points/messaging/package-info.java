/// Tests of what is read and told.
@NullMarked
package com.loyalnest.points.messaging;

import org.jspecify.annotations.NullMarked;
