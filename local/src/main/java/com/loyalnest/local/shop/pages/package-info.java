/// The storefront and the shop's admin, for people.
@NullMarked
package com.loyalnest.local.shop.pages;

import org.jspecify.annotations.NullMarked;
