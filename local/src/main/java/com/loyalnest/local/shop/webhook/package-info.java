/// Telling the app: signed deliveries with retries, and switches that make them arrive badly.
@NullMarked
package com.loyalnest.local.shop.webhook;

import org.jspecify.annotations.NullMarked;
