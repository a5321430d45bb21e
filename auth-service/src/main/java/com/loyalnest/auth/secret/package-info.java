/// Secrets of our own making that somebody else keeps.
@NullMarked
package com.loyalnest.auth.secret;

import org.jspecify.annotations.NullMarked;
