/// Encryption of single fields and keyed blind indexes.
@NullMarked
package com.loyalnest.platform.crypto;

import org.jspecify.annotations.NullMarked;
