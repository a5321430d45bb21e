/// The gRPC edge: the delivery log for merchants, and the questions this service asks
/// points-service.
@NullMarked
package com.loyalnest.referrals.api;

import org.jspecify.annotations.NullMarked;
