/// Many callers' work done in one go.
@NullMarked
package com.loyalnest.platform.batch;

import org.jspecify.annotations.NullMarked;
