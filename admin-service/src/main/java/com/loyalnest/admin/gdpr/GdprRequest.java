package com.loyalnest.admin.gdpr;

/// A request about personal data.
///
/// @param type `data_request`, `redact` or `shop_redact`
/// @param customerExternalId the platform's id, empty when it is about the whole shop
/// @param logId the row of the log that keeps it as it came
public record GdprRequest(
    String merchantId, String type, String customerExternalId, String logId) {}
