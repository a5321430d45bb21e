/// Looks into a running suite: is the ledger right, what did readers give up on.
@NullMarked
package com.loyalnest.local.check;

import org.jspecify.annotations.NullMarked;
