/// What the door learns from other services' events.
@NullMarked
package com.loyalnest.frontend.messaging;

import org.jspecify.annotations.NullMarked;
