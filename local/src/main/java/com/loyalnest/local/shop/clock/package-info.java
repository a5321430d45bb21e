/// The shop's time, which can be moved forward; the suite's business time follows it.
@NullMarked
package com.loyalnest.local.shop.clock;

import org.jspecify.annotations.NullMarked;
