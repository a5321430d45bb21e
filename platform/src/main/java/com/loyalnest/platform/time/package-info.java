/// Business time and system time, told apart.
@NullMarked
package com.loyalnest.platform.time;

import org.jspecify.annotations.NullMarked;
