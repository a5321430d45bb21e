/// Answering a repeated request with its first answer.
@NullMarked
package com.loyalnest.platform.idempotency;

import org.jspecify.annotations.NullMarked;
