/// Signing a merchant in with a Shopify session token.
@NullMarked
package com.loyalnest.auth.session;

import org.jspecify.annotations.NullMarked;
