/// Product analytics: what happened, told to PostHog without personal data.
@NullMarked
package com.loyalnest.analytics.tracking;

import org.jspecify.annotations.NullMarked;
