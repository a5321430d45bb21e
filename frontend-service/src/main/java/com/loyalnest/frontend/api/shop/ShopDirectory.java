package com.loyalnest.frontend.api.shop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.loyalnest.auth.v1.ResolveShopsRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;

/// Which merchant stands behind a shop domain, as auth says. A known shop is looked up anew every
/// minute and kept while auth is away, so that webhooks go on; an unknown one is remembered for two
/// seconds, so that a new shop is seen at once.
@Component
public class ShopDirectory {
  private static final Pattern DOMAIN =
      Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9-]{0,80}\\.myshopify\\.com");

  private final AuthServiceBlockingStub auth;
  private final LoadingCache<String, Optional<KnownShop>> known =
      Caffeine.newBuilder()
          .maximumSize(100_000)
          .refreshAfterWrite(Duration.ofMinutes(1))
          .expireAfterWrite(Duration.ofMinutes(15))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build(this::ask);
  private final Cache<String, Boolean> unknown =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(2)).build();

  ShopDirectory(GrpcChannelFactory channels) {
    this.auth = AuthServiceGrpc.newBlockingStub(channels.createChannel("auth"));
  }

  /// Whether it could be a shop's domain at Shopify.
  public static boolean isDomain(String text) {
    return DOMAIN.matcher(text).matches();
  }

  /// Empty for an unknown shop and for what is no shop domain; fails when auth is away.
  public Optional<KnownShop> find(String domain) {
    if (!isDomain(domain)) {
      return Optional.empty();
    }
    var shop = domain.toLowerCase(Locale.ROOT);
    if (unknown.getIfPresent(shop) != null) {
      return Optional.empty();
    }
    var found = known.get(shop);
    if (found.isEmpty()) {
      known.invalidate(shop);
      unknown.put(shop, true);
    }
    return found;
  }

  private Optional<KnownShop> ask(String domain) {
    return auth
        .resolveShops(ResolveShopsRequest.newBuilder().addShopDomains(domain).build())
        .getShopsList()
        .stream()
        .filter(shop -> shop.getShopDomain().equalsIgnoreCase(domain))
        .findFirst()
        .map(shop -> new KnownShop(shop.getMerchantId(), shop.getInstalled()));
  }
}
