/// The whole suite on one machine: the commands behind the script `loyalnest`.
@NullMarked
package com.loyalnest.local;

import org.jspecify.annotations.NullMarked;
