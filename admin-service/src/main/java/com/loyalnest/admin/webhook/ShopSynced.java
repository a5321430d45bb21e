package com.loyalnest.admin.webhook;

import com.loyalnest.admin.shop.ShopObject;
import com.loyalnest.platform.outbox.DomainEvent;
import java.time.Instant;
import java.util.Optional;

/// Something arrived from the shop and was accepted.
///
/// @param contactDigest keyed digest of the contact data in the body, empty when there was none
/// @param triggeredAt when the platform says it happened, if it says so
public record ShopSynced(
    String topic,
    String logId,
    Optional<Instant> triggeredAt,
    ShopObject object,
    String contactDigest)
    implements DomainEvent {}
