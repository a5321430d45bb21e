/// Advocates and friends, and all outbound messages. Messages are here; the referral program gets
/// packages of its own beside `message`.
@NullMarked
package com.loyalnest.referrals;

import org.jspecify.annotations.NullMarked;
