package com.loyalnest.admin.shop;

/// Something happened to an object, and the topic says what.
///
/// @param objectId the platform's id, empty if the body names none
public record Notice(String objectId) implements ShopObject {}
