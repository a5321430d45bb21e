/// Which merchant stands behind a shop domain.
@NullMarked
package com.loyalnest.frontend.api.shop;

import org.jspecify.annotations.NullMarked;
