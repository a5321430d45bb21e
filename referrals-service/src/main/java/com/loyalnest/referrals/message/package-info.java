/// Messages to customers: what to say, when to send it, and what became of it. Knows neither
/// vendors nor contracts.
@NullMarked
package com.loyalnest.referrals.message;

import org.jspecify.annotations.NullMarked;
