/// The mailbox that stands in for SendGrid, and the sink that stands in for PostHog.
@NullMarked
package com.loyalnest.local.shop.vendors;

import org.jspecify.annotations.NullMarked;
