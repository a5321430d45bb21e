package com.loyalnest.points.shopify;

import com.loyalnest.platform.shopify.AdminCall;
import com.loyalnest.platform.shopify.AdminClient;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.points.catalog.Product;
import com.loyalnest.points.catalog.ProductKey;
import com.loyalnest.points.catalog.ProductSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Products as the Admin API tells them.
@Component
class AdminApiProducts implements ProductSource {
  static final AdminCall<ProductsAnswer> PRODUCTS = AdminCall.of("products", ProductsAnswer.class);

  private static final String PRODUCT_GID = "gid://shopify/Product/";
  private static final int AT_ONCE = 10;

  private final AdminClient client;
  private final ShopAccesses accesses;

  AdminApiProducts(AdminClient client, ShopAccesses accesses) {
    this.client = client;
    this.accesses = accesses;
  }

  @Override
  public List<Product> fetch(String merchantId, Collection<ProductKey> products) {
    var access = accesses.of(merchantId);
    var keys = List.copyOf(products);
    var fetched = new ArrayList<Product>();
    for (var from = 0; from < keys.size(); from += AT_ONCE) {
      var some = keys.subList(from, Math.min(from + AT_ONCE, keys.size()));
      var ids = some.stream().map(key -> PRODUCT_GID + key.productId()).toList();
      fetched.addAll(products(some, client.ask(access, PRODUCTS, Map.of("ids", ids))));
    }
    return fetched;
  }

  /// One that was deleted keeps the tags we had: what is told of it here is older than anything.
  private static List<Product> products(List<ProductKey> keys, ProductsAnswer answer) {
    var known = new HashMap<String, ProductsAnswer.Node>();
    for (var node : answer.nodes()) {
      if (node != null) {
        known.put(node.legacyResourceId(), node);
      }
    }
    return keys.stream()
        .map(key -> {
          var node = known.get(key.productId());
          return node == null
              ? new Product(key, List.of(), List.of(), Instant.EPOCH)
              : new Product(key, node.tags(), collections(node), node.updatedAt());
        })
        .toList();
  }

  private static List<String> collections(ProductsAnswer.Node node) {
    if (node.collections().pageInfo().hasNextPage()) {
      throw new ShopAway("a product is in more collections than are read at once");
    }
    return node.collections().nodes().stream()
        .map(ProductsAnswer.Collection::legacyResourceId)
        .toList();
  }
}
