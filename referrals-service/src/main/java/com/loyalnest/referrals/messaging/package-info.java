/// Events in and out: other services' facts become messages, a message's end becomes an event.
@NullMarked
package com.loyalnest.referrals.messaging;

import org.jspecify.annotations.NullMarked;
