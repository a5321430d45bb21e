/// The merchants' shops: installed, uninstalled, and the tokens with which we act at them.
@NullMarked
package com.loyalnest.auth.shop;

import org.jspecify.annotations.NullMarked;
