/// What happened, known once however often and in whatever order it is told, and counted as it
/// becomes known.
@NullMarked
package com.loyalnest.analytics.fact;

import org.jspecify.annotations.NullMarked;
