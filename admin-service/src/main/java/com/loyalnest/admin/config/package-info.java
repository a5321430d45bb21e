/// Settings and wiring.
@NullMarked
package com.loyalnest.admin.config;

import org.jspecify.annotations.NullMarked;
