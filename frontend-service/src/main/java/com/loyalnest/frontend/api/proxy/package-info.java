/// The door for storefronts, behind Shopify's app proxy.
@NullMarked
package com.loyalnest.frontend.api.proxy;

import org.jspecify.annotations.NullMarked;
