@NullMarked
package com.loyalnest.points.webhook;

import org.jspecify.annotations.NullMarked;
