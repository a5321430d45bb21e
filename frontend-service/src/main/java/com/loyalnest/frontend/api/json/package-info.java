/// Messages of the contracts as the JSON of the REST edge, both ways.
@NullMarked
package com.loyalnest.frontend.api.json;

import org.jspecify.annotations.NullMarked;
