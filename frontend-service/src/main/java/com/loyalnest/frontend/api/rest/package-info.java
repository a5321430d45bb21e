/// The REST edge, made from the contracts: one route for every method that declares a path.
@NullMarked
package com.loyalnest.frontend.api.rest;

import org.jspecify.annotations.NullMarked;
