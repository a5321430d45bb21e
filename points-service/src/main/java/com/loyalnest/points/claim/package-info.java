/// What guests earned goes to the customer who proves that the address is theirs.
@NullMarked
package com.loyalnest.points.claim;

import org.jspecify.annotations.NullMarked;
