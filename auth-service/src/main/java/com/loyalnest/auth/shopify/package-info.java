/// What Shopify says about a shop's access: its session tokens, domains and token endpoint.
@NullMarked
package com.loyalnest.auth.shopify;

import org.jspecify.annotations.NullMarked;
