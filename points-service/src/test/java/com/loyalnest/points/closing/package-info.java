@NullMarked
package com.loyalnest.points.closing;

import org.jspecify.annotations.NullMarked;
