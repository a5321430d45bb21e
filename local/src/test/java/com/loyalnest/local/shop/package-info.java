/// The stand-in shop, run as it runs in a suite, with an app of the tests' own behind it.
@NullMarked
package com.loyalnest.local.shop;

import org.jspecify.annotations.NullMarked;
