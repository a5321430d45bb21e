/// Events out and events in.
@NullMarked
package com.loyalnest.admin.messaging;

import org.jspecify.annotations.NullMarked;
