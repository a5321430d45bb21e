@NullMarked
package com.loyalnest.points.merge;

import org.jspecify.annotations.NullMarked;
