package com.loyalnest.admin.shop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Money or goods given back for an order.
///
/// @param amount what successful refund transactions gave back, in the shop's currency; absent when
///   nothing was given back and the body names no currency
/// @param shipping what was given back of the price of shipping, before tax
/// @param tax what was given back of taxes, of the lines and of shipping
public record Refund(
    String id,
    String orderId,
    Instant createdAt,
    List<RefundLine> lines,
    Optional<Money> amount,
    String shipping,
    String tax)
    implements ShopObject {}
