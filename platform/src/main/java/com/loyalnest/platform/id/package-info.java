/// Ids that sort by time.
@NullMarked
package com.loyalnest.platform.id;

import org.jspecify.annotations.NullMarked;
