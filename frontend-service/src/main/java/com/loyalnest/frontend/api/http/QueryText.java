package com.loyalnest.frontend.api.http;

import com.loyalnest.platform.error.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of a query string, decoded, in the order they came.
public final class QueryText {
  private QueryText() {}

  public static Map<String, List<String>> parse(@Nullable String query) {
    var parameters = new LinkedHashMap<String, List<String>>();
    if (query != null) {
      for (var pair : query.split("&")) {
        if (!pair.isEmpty()) {
          var equals = pair.indexOf('=');
          var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
          var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
          parameters.computeIfAbsent(name, each -> new ArrayList<>()).add(value);
        }
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw Refusal.invalid("query", "is not well-formed percent-encoding");
    }
  }
}
