/// What the service reads from others' events and how its own facts are told.
@NullMarked
package com.loyalnest.points.messaging;

import org.jspecify.annotations.NullMarked;
