/// How the parts are wired together.
@NullMarked
package com.loyalnest.analytics.config;

import org.jspecify.annotations.NullMarked;
