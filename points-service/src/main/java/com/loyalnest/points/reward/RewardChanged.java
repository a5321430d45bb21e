package com.loyalnest.points.reward;

import com.loyalnest.platform.outbox.DomainEvent;

/// A reward was created, changed or taken out of the program.
///
/// @param change `created`, `updated`, `deactivated`
public record RewardChanged(String rewardId, String change) implements DomainEvent {}
