/// What codes take off, in plain Java.
@NullMarked
package com.loyalnest.local.shop.discount;

import org.jspecify.annotations.NullMarked;
