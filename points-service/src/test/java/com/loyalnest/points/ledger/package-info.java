/// Tests of the ledger.
@NullMarked
package com.loyalnest.points.ledger;

import org.jspecify.annotations.NullMarked;
