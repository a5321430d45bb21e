package com.loyalnest.local.shop.trade;

import com.loyalnest.local.shop.records.Records;
import com.loyalnest.local.shop.records.Records.Kind;
import com.loyalnest.local.shop.webhook.Announcements;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/// What the shop sells; each product has one variant.
@Service
public class Products {
  private final Records records;
  private final Announcements announcements;

  Products(Records records, Announcements announcements) {
    this.records = records;
    this.announcements = announcements;
  }

  /// Puts a product on the shelf and tells the app.
  @Transactional
  public ObjectNode add(
      String title, BigDecimal price, List<String> tags, boolean giftCard, Instant at) {
    var id = records.newId();
    var product = Documents.object();
    product.put("id", id);
    product.put("admin_graphql_api_id", Documents.gid("Product", id));
    product.put("title", title);
    product.put("body_html", "<p>" + title + "</p>");
    product.put("vendor", "Demo Nest");
    product.put("product_type", giftCard ? "gift_card" : "Home");
    product.put("handle", title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    product.put("status", "active");
    product.put("tags", String.join(", ", tags));
    product.put("created_at", Documents.time(at));
    product.put("updated_at", Documents.time(at));
    product.put("published_at", Documents.time(at));
    product.put("published_scope", "web");
    product.putNull("template_suffix");
    product.putArray("options");
    product.putArray("images");
    product.putNull("image");
    var variant = product.putArray("variants").addObject();
    variant.put("id", records.newId());
    variant.put("product_id", id);
    variant.put("title", "Default Title");
    variant.put("price", price.toPlainString());
    variant.put("sku", "NEST-" + id % 100_000);
    records.save(Kind.PRODUCT, product);
    announcements.make(at, List.of("products/create"), product);
    return product;
  }
}
