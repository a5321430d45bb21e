/// What every service offers about its own event log and readers.
@NullMarked
package com.loyalnest.platform.rails;

import org.jspecify.annotations.NullMarked;
