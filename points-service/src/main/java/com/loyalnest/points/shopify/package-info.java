/// What the service asks Shopify's Admin API.
@NullMarked
package com.loyalnest.points.shopify;

import org.jspecify.annotations.NullMarked;
