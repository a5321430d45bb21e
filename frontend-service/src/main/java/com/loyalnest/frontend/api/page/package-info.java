/// Whole pages: the app's home inside a shop's admin, and those that a storefront shows.
@NullMarked
package com.loyalnest.frontend.api.page;

import org.jspecify.annotations.NullMarked;
