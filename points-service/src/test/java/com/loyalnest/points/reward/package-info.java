/// Tests of the feature of the same name.
@NullMarked
package com.loyalnest.points.reward;

import org.jspecify.annotations.NullMarked;
