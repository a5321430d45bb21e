/// The only writer of points: transactions, lots, takings and balances, in batches.
@NullMarked
package com.loyalnest.points.ledger;

import org.jspecify.annotations.NullMarked;
