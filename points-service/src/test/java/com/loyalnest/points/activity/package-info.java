@NullMarked
package com.loyalnest.points.activity;

import org.jspecify.annotations.NullMarked;
