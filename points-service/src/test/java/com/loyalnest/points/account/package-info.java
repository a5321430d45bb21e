/// Tests of accounts and contacts.
@NullMarked
package com.loyalnest.points.account;

import org.jspecify.annotations.NullMarked;
