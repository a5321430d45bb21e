/// Balances kept in Redis, so that a shopper's look does not reach the ledger.
@NullMarked
package com.loyalnest.frontend.balance;

import org.jspecify.annotations.NullMarked;
