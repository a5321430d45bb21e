/// Reports made from events; owns no balance. RFM, segments, nudges and exports get packages of
/// their own beside `report`.
@NullMarked
package com.loyalnest.analytics;

import org.jspecify.annotations.NullMarked;
