/// Tests of programs.
@NullMarked
package com.loyalnest.points.program;

import org.jspecify.annotations.NullMarked;
