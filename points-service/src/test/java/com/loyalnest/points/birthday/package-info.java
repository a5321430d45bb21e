@NullMarked
package com.loyalnest.points.birthday;

import org.jspecify.annotations.NullMarked;
