/// Exact money.
@NullMarked
package com.loyalnest.platform.money;

import org.jspecify.annotations.NullMarked;
