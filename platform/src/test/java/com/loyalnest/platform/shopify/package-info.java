@NullMarked
package com.loyalnest.platform.shopify;

import org.jspecify.annotations.NullMarked;
