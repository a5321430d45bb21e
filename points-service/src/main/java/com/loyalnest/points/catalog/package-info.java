/// Products of a merchant's shop, as far as a program asks for them.
@NullMarked
package com.loyalnest.points.catalog;

import org.jspecify.annotations.NullMarked;
