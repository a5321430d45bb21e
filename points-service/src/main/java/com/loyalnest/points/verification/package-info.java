/// Checks that the ledger's books agree with each other, from outside of the service.
@NullMarked
package com.loyalnest.points.verification;

import org.jspecify.annotations.NullMarked;
