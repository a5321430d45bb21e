/// The event log of a service: appended in the transaction of the change, carried to Redis in
/// order.
@NullMarked
package com.loyalnest.platform.outbox;

import org.jspecify.annotations.NullMarked;
