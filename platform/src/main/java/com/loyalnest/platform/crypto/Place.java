package com.loyalnest.platform.crypto;

/// Where an encrypted field lives. It is part of the key, so a ciphertext moved to another row,
/// column or merchant does not decrypt.
public record Place(String table, String column, String merchantId, String rowId) {}
