/// How the parts are wired together.
@NullMarked
package com.loyalnest.referrals.config;

import org.jspecify.annotations.NullMarked;
