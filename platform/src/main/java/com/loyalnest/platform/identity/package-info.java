/// Who is calling: tokens of people, tokens of services, and what they prove.
@NullMarked
package com.loyalnest.platform.identity;

import org.jspecify.annotations.NullMarked;
