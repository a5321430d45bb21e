package com.loyalnest.local.shop.oauth;

import com.loyalnest.local.shop.AppSecret;
import com.loyalnest.local.shop.ShopSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The codes with which browsers are sent back to the app, each good for once.
@Component
class AuthorizationCodes {
  private final ShopSettings settings;
  private final AppSecret secret;
  private final Clock system = Clock.systemUTC();
  private final Set<String> codes = ConcurrentHashMap.newKeySet();

  AuthorizationCodes(ShopSettings settings, AppSecret secret) {
    this.settings = settings;
    this.secret = secret;
  }

  /// The signed query with a new code.
  String query(String state) {
    var code = UUID.randomUUID().toString().replace("-", "");
    codes.add(code);
    var parameters =
        new TreeMap<>(
            Map.of(
                "code",
                code,
                "shop",
                settings.domain(),
                "state",
                state,
                "timestamp",
                Long.toString(system.instant().getEpochSecond())));
    var signed = HexFormat.of().formatHex(secret.sign(joined(parameters)));
    parameters.replaceAll((name, value) -> URLEncoder.encode(value, StandardCharsets.UTF_8));
    return joined(parameters) + "&hmac=" + signed;
  }

  private static String joined(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
        .collect(Collectors.joining("&"));
  }

  boolean use(String code) {
    return codes.remove(code);
  }
}
