/// Reading other services' events once, in batches, without ever losing or blocking on one.
@NullMarked
package com.loyalnest.platform.reader;

import org.jspecify.annotations.NullMarked;
