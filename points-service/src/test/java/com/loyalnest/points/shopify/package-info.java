/// Tests of what is asked of Shopify.
@NullMarked
package com.loyalnest.points.shopify;

import org.jspecify.annotations.NullMarked;
