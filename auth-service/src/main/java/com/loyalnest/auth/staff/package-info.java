/// Who of a merchant's staff may do what.
@NullMarked
package com.loyalnest.auth.staff;

import org.jspecify.annotations.NullMarked;
