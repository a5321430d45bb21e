/// The service's schema: its pools, roles and migrations.
@NullMarked
package com.loyalnest.platform.database;

import org.jspecify.annotations.NullMarked;
