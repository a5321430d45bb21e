/// Long and recurring work that is persisted before it is begun.
@NullMarked
package com.loyalnest.platform.job;

import org.jspecify.annotations.NullMarked;
