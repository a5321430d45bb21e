/// A shop that stands in for Shopify on one machine. It speaks Shopify's contracts and imports
/// nothing of the suite's.
@NullMarked
package com.loyalnest.local.shop;

import org.jspecify.annotations.NullMarked;
