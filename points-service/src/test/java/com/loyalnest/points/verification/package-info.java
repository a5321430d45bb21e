/// Tests of the verification.
@NullMarked
package com.loyalnest.points.verification;

import org.jspecify.annotations.NullMarked;
