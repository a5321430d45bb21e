/// Correlation ids, logs, metrics and error reports without personal data.
@NullMarked
package com.loyalnest.platform.observability;

import org.jspecify.annotations.NullMarked;
