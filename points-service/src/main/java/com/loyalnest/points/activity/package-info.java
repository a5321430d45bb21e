/// Earning with other than buying: signing up, subscribing, reviewing, and what merchants think of.
@NullMarked
package com.loyalnest.points.activity;

import org.jspecify.annotations.NullMarked;
