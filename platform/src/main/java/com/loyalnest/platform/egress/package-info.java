/// The way to URLs that merchants give: never to where only we can go.
@NullMarked
package com.loyalnest.platform.egress;

import org.jspecify.annotations.NullMarked;
