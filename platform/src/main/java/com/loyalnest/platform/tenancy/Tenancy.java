package com.loyalnest.platform.tenancy;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The merchants whose rows a piece of work may touch: one for a request, exactly those of the
/// batch for a reader. Never empty, so that a forgotten tenancy cannot look like a chosen one.
public record Tenancy(SortedSet<String> merchantIds) {
  private static final Pattern MERCHANT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public Tenancy {
    if (merchantIds.isEmpty()) {
      throw new IllegalArgumentException("a tenancy names at least one merchant");
    }
    for (var merchantId : merchantIds) {
      if (!MERCHANT_ID.matcher(merchantId).matches()) {
        throw new IllegalArgumentException("not a merchant id");
      }
    }
  }

  public static Tenancy of(String merchantId) {
    return of(java.util.List.of(merchantId));
  }

  public static Tenancy of(Collection<String> merchantIds) {
    return new Tenancy(new TreeSet<>(merchantIds));
  }

  /// The value of the setting `loyalnest.merchants` that the row policies read.
  String setting() {
    return merchantIds.stream().collect(Collectors.joining(","));
  }
}
