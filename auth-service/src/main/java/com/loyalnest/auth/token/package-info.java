/// Our own access tokens and the keys that sign them.
@NullMarked
package com.loyalnest.auth.token;

import org.jspecify.annotations.NullMarked;
