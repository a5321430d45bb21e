/// The app proxy: the storefront's signed way to the app.
@NullMarked
package com.loyalnest.local.shop.proxy;

import org.jspecify.annotations.NullMarked;
