/// Signing in: a Shopify session token against an access token of ours.
@NullMarked
package com.loyalnest.auth.login;

import org.jspecify.annotations.NullMarked;
