@NullMarked
package com.loyalnest.points.goal;

import org.jspecify.annotations.NullMarked;
