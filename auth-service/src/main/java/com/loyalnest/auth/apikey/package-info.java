/// The keys with which a merchant's own programs call.
@NullMarked
package com.loyalnest.auth.apikey;

import org.jspecify.annotations.NullMarked;
