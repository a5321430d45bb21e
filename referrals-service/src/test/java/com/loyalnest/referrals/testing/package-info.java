/// The neighbours of this service, as far as its tests need them.
@NullMarked
package com.loyalnest.referrals.testing;

import org.jspecify.annotations.NullMarked;
