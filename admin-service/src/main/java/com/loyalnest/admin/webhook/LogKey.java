package com.loyalnest.admin.webhook;

/// A row of the log.
public record LogKey(String merchantId, String logId) {}
