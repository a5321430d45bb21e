/// Points for spending that reaches a goal: a target over a customer's orders.
@NullMarked
package com.loyalnest.points.goal;

import org.jspecify.annotations.NullMarked;
