/// Admin API access tokens of shops: got by exchange, kept sealed, refreshed by one at a time.
@NullMarked
package com.loyalnest.auth.access;

import org.jspecify.annotations.NullMarked;
