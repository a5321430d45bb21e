/// Tests of the feature of the same name.
@NullMarked
package com.loyalnest.points.redemption;

import org.jspecify.annotations.NullMarked;
