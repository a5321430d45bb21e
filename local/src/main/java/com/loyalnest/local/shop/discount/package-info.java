/// Discount codes at the checkout: which may be used, and what each takes off.
@NullMarked
package com.loyalnest.local.shop.discount;

import org.jspecify.annotations.NullMarked;
