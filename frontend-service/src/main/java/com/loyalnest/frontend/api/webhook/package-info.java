/// The door for Shopify's webhooks.
@NullMarked
package com.loyalnest.frontend.api.webhook;

import org.jspecify.annotations.NullMarked;
