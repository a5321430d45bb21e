@NullMarked
package com.loyalnest.platform.batch;

import org.jspecify.annotations.NullMarked;
