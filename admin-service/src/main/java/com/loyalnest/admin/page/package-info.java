/// Where the next page of a list begins.
@NullMarked
package com.loyalnest.admin.page;

import org.jspecify.annotations.NullMarked;
