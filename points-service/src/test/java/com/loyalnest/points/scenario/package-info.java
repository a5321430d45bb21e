/// What a merchant could read aloud.
@NullMarked
package com.loyalnest.points.scenario;

import org.jspecify.annotations.NullMarked;
