/// Settings of the door.
@NullMarked
package com.loyalnest.frontend.config;

import org.jspecify.annotations.NullMarked;
