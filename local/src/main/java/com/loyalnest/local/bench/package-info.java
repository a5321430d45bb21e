/// Measures a running suite against what its own Postgres can do bare. Programs that print, never
/// tests.
@NullMarked
package com.loyalnest.local.bench;

import org.jspecify.annotations.NullMarked;
