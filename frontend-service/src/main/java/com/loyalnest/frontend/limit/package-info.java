/// How much one caller may ask of the door, whichever replica answers.
@NullMarked
package com.loyalnest.frontend.limit;

import org.jspecify.annotations.NullMarked;
