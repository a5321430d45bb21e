/// A demo store with a month of trade behind it.
@NullMarked
package com.loyalnest.local.shop.demo;

import org.jspecify.annotations.NullMarked;
