package com.loyalnest.admin.shop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Money or goods given back for an order.
///
/// @param amount what successful refund transactions gave back, in the shop's currency; absent when
///   nothing was given back and the body names no currency
public record Refund(
    String id, String orderId, Instant createdAt, List<RefundLine> lines, Optional<Money> amount)
    implements ShopObject {}
