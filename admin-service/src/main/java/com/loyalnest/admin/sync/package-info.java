/// Comparing what the shops have with what they told: finding what no webhook told, and bringing it
/// in as if one had.
@NullMarked
package com.loyalnest.admin.sync;

import org.jspecify.annotations.NullMarked;
