/// Opening the app: session tokens, token exchange and refresh.
@NullMarked
package com.loyalnest.local.shop.oauth;

import org.jspecify.annotations.NullMarked;
