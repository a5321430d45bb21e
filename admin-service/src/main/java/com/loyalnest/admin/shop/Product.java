package com.loyalnest.admin.shop;

import java.time.Instant;
import java.util.List;

/// What the program's exclusions need to know of a product.
public record Product(
    String id, Instant updatedAt, List<String> tags, boolean giftCard, boolean deleted)
    implements ShopObject {}
