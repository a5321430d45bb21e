/// How orders become points: facts, pricing, decisions, and the operation that keeps the ledger on
/// target.
@NullMarked
package com.loyalnest.points.earning;

import org.jspecify.annotations.NullMarked;
