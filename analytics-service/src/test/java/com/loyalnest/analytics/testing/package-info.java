/// The neighbours of this service, as far as its tests need them.
@NullMarked
package com.loyalnest.analytics.testing;

import org.jspecify.annotations.NullMarked;
