/// Bodies as JSON, and the line between what may be kept in plain text and what is sealed.
@NullMarked
package com.loyalnest.admin.payload;

import org.jspecify.annotations.NullMarked;
