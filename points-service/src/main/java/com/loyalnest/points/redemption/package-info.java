/// The exchange of points for rewards, and the codes the shop makes for it.
@NullMarked
package com.loyalnest.points.redemption;

import org.jspecify.annotations.NullMarked;
