/// Starts the whole suite on one machine: real Postgres and Redis, the six services and the
/// stand-in shop.
@NullMarked
package com.loyalnest.local.launcher;

import org.jspecify.annotations.NullMarked;
