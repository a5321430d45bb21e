/// Validated settings and bean wiring.
@NullMarked
package com.loyalnest.points.config;

import org.jspecify.annotations.NullMarked;
