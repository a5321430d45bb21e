/// Whoever runs the platform: their accounts, sessions, and what happened to them.
@NullMarked
package com.loyalnest.auth.admin;

import org.jspecify.annotations.NullMarked;
