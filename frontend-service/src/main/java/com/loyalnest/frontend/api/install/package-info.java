/// Installing from outside of a shop's admin: the authorization code grant.
@NullMarked
package com.loyalnest.frontend.api.install;

import org.jspecify.annotations.NullMarked;
