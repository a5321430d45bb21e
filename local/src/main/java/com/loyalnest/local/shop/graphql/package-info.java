/// The part of the Admin GraphQL API that the suite asks, with its costs and its throttling.
@NullMarked
package com.loyalnest.local.shop.graphql;

import org.jspecify.annotations.NullMarked;
