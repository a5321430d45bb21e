package com.loyalnest.local.launcher;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Passwords and keys of one suite, random, made at its first start. They never appear on a command
/// line or in a log.
final class Secrets {
  private static final String DATA_KEY = "local";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeptValues kept;

  Secrets(Home home) {
    this.kept = new KeptValues(home.secrets());
  }

  /// Of a database role; safe inside SQL quotes and URLs.
  String password(String role) {
    return kept.get("password." + role, () -> hex(20));
  }

  /// 32 bytes in URL-free Base64, as keys of the services are given.
  String key(String name) {
    return kept.get("key." + name, () -> Base64.getEncoder().encodeToString(random(32)));
  }

  /// By their ids; the last one seals what is new.
  SequencedMap<String, String> dataKeys() {
    var keys = new LinkedHashMap<String, String>();
    keys.put(DATA_KEY + 1, key("data"));
    for (var n = 2; kept.find(dataKeyName(n)).isPresent(); n++) {
      keys.put(DATA_KEY + n, kept.find(dataKeyName(n)).get());
    }
    return keys;
  }

  /// Each on top of the ones before; the last one makes what is new.
  List<String> indexKeys() {
    var keys = new ArrayList<String>();
    keys.add(key("index"));
    for (var n = 2; kept.find(indexKeyName(n)).isPresent(); n++) {
      keys.add(kept.find(indexKeyName(n)).get());
    }
    return keys;
  }

  /// Makes a new data key and a new index key.
  void addKeys() {
    key("data." + (dataKeys().size() + 1));
    key("index." + (indexKeys().size() + 1));
  }

  private static String indexKeyName(int n) {
    return "key.index." + n;
  }

  private static String dataKeyName(int n) {
    return "key.data." + n;
  }

  String clientId() {
    return kept.get("client-id", () -> hex(16));
  }

  /// Looks like the client secret of a Shopify app.
  String clientSecret() {
    return kept.get("client-secret", () -> "shpss_" + hex(16));
  }

  /// A vendor's API key that only the stand-in shop will ever check.
  String apiKey(String vendor) {
    return kept.get("api-key." + vendor, () -> hex(24));
  }

  private static String hex(int bytes) {
    return HexFormat.of().formatHex(random(bytes));
  }

  private static byte[] random(int bytes) {
    var value = new byte[bytes];
    RANDOM.nextBytes(value);
    return value;
  }
}
