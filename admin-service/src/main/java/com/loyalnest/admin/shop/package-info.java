/// What the shop's platform tells us, read strictly and free of personal fields.
@NullMarked
package com.loyalnest.admin.shop;

import org.jspecify.annotations.NullMarked;
