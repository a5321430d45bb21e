package com.loyalnest.platform.reader;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How this service's readers wait and try again.
///
/// @param block how long one look at the streams waits for something to come
/// @param tries failures of the handler itself before an event is parked
/// @param firstRetry pause before the second try; it doubles, with jitter
/// @param longestWait growing pauses of a *not yet* end here
/// @param giveUpAfter a *not yet* older than this is parked
/// @param claimIdle entries that another consumer has held this long are taken over
@ConfigurationProperties("loyalnest.readers")
public record ReaderSettings(
    @DefaultValue("500ms") Duration block,
    @DefaultValue("3") int tries,
    @DefaultValue("1s") Duration firstRetry,
    @DefaultValue("30m") Duration longestWait,
    @DefaultValue("24h") Duration giveUpAfter,
    @DefaultValue("30s") Duration claimIdle) {}
