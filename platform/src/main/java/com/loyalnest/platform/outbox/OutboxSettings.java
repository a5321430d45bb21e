package com.loyalnest.platform.outbox;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The relay of a service's event log.
///
/// @param readers who reads it, each as `service.reader`; only these get a consumer group
/// @param idlePause the pause between looks when nobody rings
/// @param maxUnread unread entries per stream at the most; the rest waits in Postgres
/// @param batchSize events positioned and sent at once
/// @param retention how long the log is kept
@ConfigurationProperties("loyalnest.outbox")
public record OutboxSettings(
    @DefaultValue List<String> readers,
    @DefaultValue("100ms") Duration idlePause,
    @DefaultValue("10000") int maxUnread,
    @DefaultValue("1000") int batchSize,
    @DefaultValue("400d") Duration retention) {}
