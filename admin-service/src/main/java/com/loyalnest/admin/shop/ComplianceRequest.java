package com.loyalnest.admin.shop;

/// What a compliance topic asks for.
///
/// @param type `data_request`, `redact` or `shop_redact`
/// @param customerExternalId empty when it is about the whole shop
public record ComplianceRequest(String type, String customerExternalId) {}
