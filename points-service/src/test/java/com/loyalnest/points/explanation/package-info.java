/// Tests of the sentences.
@NullMarked
package com.loyalnest.points.explanation;

import org.jspecify.annotations.NullMarked;
