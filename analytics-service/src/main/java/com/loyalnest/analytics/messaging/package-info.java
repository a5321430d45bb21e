/// Events in and out.
@NullMarked
package com.loyalnest.analytics.messaging;

import org.jspecify.annotations.NullMarked;
