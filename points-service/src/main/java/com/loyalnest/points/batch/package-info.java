/// Lists of rows as the arrays of multi-row statements.
@NullMarked
package com.loyalnest.points.batch;

import org.jspecify.annotations.NullMarked;
