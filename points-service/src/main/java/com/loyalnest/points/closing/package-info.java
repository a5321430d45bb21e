/// Closes the ledger's days by a chain of hashes. A day holds the transactions whose `created_at`
/// lies in it by the merchant's calendar, in the order of `created_at` and then of their ids. Some
/// time after midnight the merchant's books are sealed until then (Postgres refuses what is dated
/// earlier), whoever wrote before the seal is waited for, and what is there is hashed.
@NullMarked
package com.loyalnest.points.closing;

import org.jspecify.annotations.NullMarked;
