/// Two accounts of one person become one, and two again.
@NullMarked
package com.loyalnest.points.merge;

import org.jspecify.annotations.NullMarked;
