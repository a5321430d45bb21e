/// Who takes part in a merchant's program: accounts, what platforms call their owners, contact
/// data.
@NullMarked
package com.loyalnest.points.account;

import org.jspecify.annotations.NullMarked;
