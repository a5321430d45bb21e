/// What the Admin API tells of a shop's objects, in the shape in which its webhooks tell them.
@NullMarked
package com.loyalnest.admin.shopify;

import org.jspecify.annotations.NullMarked;
