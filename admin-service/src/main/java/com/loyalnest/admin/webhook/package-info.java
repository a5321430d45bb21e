/// The durable end of the webhook door, and the log of what arrived.
@NullMarked
package com.loyalnest.admin.webhook;

import org.jspecify.annotations.NullMarked;
