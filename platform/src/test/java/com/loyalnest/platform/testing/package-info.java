/// What the tests of every service stand on: real Postgres and Redis, a clock that tests move,
/// house rules.
@NullMarked
package com.loyalnest.platform.testing;

import org.jspecify.annotations.NullMarked;
