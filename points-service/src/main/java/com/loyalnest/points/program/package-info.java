/// What a merchant's program pays, in immutable versions.
@NullMarked
package com.loyalnest.points.program;

import org.jspecify.annotations.NullMarked;
