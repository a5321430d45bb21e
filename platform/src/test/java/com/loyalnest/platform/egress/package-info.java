@NullMarked
package com.loyalnest.platform.egress;

import org.jspecify.annotations.NullMarked;
