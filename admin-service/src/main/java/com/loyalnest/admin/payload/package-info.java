/// Bodies as JSON, and what of them may be kept in plain text.
@NullMarked
package com.loyalnest.admin.payload;

import org.jspecify.annotations.NullMarked;
