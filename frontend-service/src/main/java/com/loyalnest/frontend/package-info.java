/// The only public door of the suite: REST, webhooks, the app proxy and the storefront widget.
@NullMarked
package com.loyalnest.frontend;

import org.jspecify.annotations.NullMarked;
