/// Rewards that a merchant's own server gives.
@NullMarked
package com.loyalnest.points.webhook;

import org.jspecify.annotations.NullMarked;
