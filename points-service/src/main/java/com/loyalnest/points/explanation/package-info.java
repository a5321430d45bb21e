/// Says in a person's language why points are what they are, from the same steps that were kept
/// when they were decided.
@NullMarked
package com.loyalnest.points.explanation;

import org.jspecify.annotations.NullMarked;
