/// Events out and in.
@NullMarked
package com.loyalnest.auth.messaging;

import org.jspecify.annotations.NullMarked;
