/// What merchants ask about their program.
@NullMarked
package com.loyalnest.analytics.report;

import org.jspecify.annotations.NullMarked;
