/// The keys that verify our tokens, for whoever is given one.
@NullMarked
package com.loyalnest.frontend.api.keys;

import org.jspecify.annotations.NullMarked;
