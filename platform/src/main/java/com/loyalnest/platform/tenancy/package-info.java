/// Which merchant work is done for, and how Postgres is told so that no other merchant's rows can
/// be seen.
@NullMarked
package com.loyalnest.platform.tenancy;

import org.jspecify.annotations.NullMarked;
