/// Settings and wiring.
@NullMarked
package com.loyalnest.auth.config;

import org.jspecify.annotations.NullMarked;
