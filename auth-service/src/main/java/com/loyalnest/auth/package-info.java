/// auth-service: who may do what. Shops, their access to Shopify, and our own access tokens.
@NullMarked
package com.loyalnest.auth;

import org.jspecify.annotations.NullMarked;
