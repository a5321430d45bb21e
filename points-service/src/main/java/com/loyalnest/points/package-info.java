/// The ledger and all that moves points: accounts, programs, earning from orders.
@NullMarked
package com.loyalnest.points;

import org.jspecify.annotations.NullMarked;
