package com.loyalnest.admin.sync;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Comparing what shops have with what they told.
///
/// @param looks pause between two looks for shops that are due
/// @param every pause between two rounds of a shop
/// @param settling what changed within this time is left for the next round: webhooks of it may be
///   on their way
/// @param few up to so many changed objects are asked for page by page; more are prepared by the
///   shop
/// @param poll pause between two looks at what a shop prepares
@ConfigurationProperties("loyalnest.sync")
public record SyncSettings(
    @DefaultValue("10s") Duration looks,
    @DefaultValue("5m") Duration every,
    @DefaultValue("2m") Duration settling,
    @DefaultValue("100") int few,
    @DefaultValue("10s") Duration poll) {}
