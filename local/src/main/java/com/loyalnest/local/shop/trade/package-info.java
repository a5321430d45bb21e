/// Customers, products and orders, and what happens to them, in Shopify's own shapes.
@NullMarked
package com.loyalnest.local.shop.trade;

import org.jspecify.annotations.NullMarked;
