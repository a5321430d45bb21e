/// The whole suite as a merchant, a shopper and a bad day meet it: through its doors, with real
/// servers.
@NullMarked
package com.loyalnest.local.e2e;

import org.jspecify.annotations.NullMarked;
