/// The way to Shopify's Admin API: what a service asks lies in the service.
@NullMarked
package com.loyalnest.platform.shopify;

import org.jspecify.annotations.NullMarked;
