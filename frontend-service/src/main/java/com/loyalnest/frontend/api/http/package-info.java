/// What every HTTP answer has in common: envelope, errors, headers, the caller.
@NullMarked
package com.loyalnest.frontend.api.http;

import org.jspecify.annotations.NullMarked;
