/// What points buy: the rewards of a program and their terms.
@NullMarked
package com.loyalnest.points.reward;

import org.jspecify.annotations.NullMarked;
