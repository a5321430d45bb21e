/// What the shop remembers, in a schema of its own.
@NullMarked
package com.loyalnest.local.shop.records;

import org.jspecify.annotations.NullMarked;
