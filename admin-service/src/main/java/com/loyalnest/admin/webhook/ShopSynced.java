package com.loyalnest.admin.webhook;

import com.loyalnest.admin.shop.ShopObject;
import com.loyalnest.platform.outbox.DomainEvent;
import java.time.Instant;
import java.util.Optional;

/// Something arrived from the shop, or was found there, and was accepted.
///
/// @param contactDigest keyed digest of the contact data in the body, empty when there was none
/// @param history whether it was before the shop was connected
/// @param triggeredAt when the platform says it happened, if it says so
public record ShopSynced(
    String topic,
    String logId,
    Optional<Instant> triggeredAt,
    ShopObject object,
    String contactDigest,
    boolean history)
    implements DomainEvent {}
