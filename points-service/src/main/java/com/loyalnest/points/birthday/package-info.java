/// Birthdays: entered once, kept sealed, rewarded once a year.
@NullMarked
package com.loyalnest.points.birthday;

import org.jspecify.annotations.NullMarked;
