/// What tools on this machine know of a running suite: the file `dev.json` and what it opens.
@NullMarked
package com.loyalnest.local.dev;

import org.jspecify.annotations.NullMarked;
