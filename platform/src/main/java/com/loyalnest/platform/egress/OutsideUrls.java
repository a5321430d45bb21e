package com.loyalnest.platform.egress;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a URL that a merchant gives may look like. Only plain ones pass: whatever two parsers might
/// read differently is refused, not interpreted. Where its name leads is seen when it is called.
public final class OutsideUrls {
  private static final int LONGEST = 2048;
  private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

  /// At least two labels, and none that begins with a digit at the end: an address is no name.
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final EgressSettings settings;

  public OutsideUrls(EgressSettings settings) {
    this.settings = settings;
  }

  /// What is wrong with it, if something is.
  public Optional<String> problem(String url) {
    if (url.length() > LONGEST) {
      return Optional.of("at most 2048 characters");
    }
    if (!VISIBLE.matcher(url).matches()) {
      return Optional.of("only ASCII without spaces: write names of other letters as `xn--…`");
    }
    try {
      return problem(new URI(url).parseServerAuthority());
    } catch (URISyntaxException unreadable) {
      return Optional.of("a URL such as `https://example.com/loyalty`");
    }
  }

  private Optional<String> problem(URI url) {
    var host = url.getHost();
    if (host == null) {
      return Optional.of("a URL such as `https://example.com/loyalty`");
    }
    var loopback = settings.allowLoopback() && LOOPBACK.contains(host);
    if (!isSecure(url.getScheme(), loopback)) {
      return Optional.of("begins with `https://`");
    }
    if (url.getRawUserInfo() != null) {
      return Optional.of("without a user's name or password");
    }
    if (url.getRawFragment() != null) {
      return Optional.of("without a fragment");
    }
    if (!loopback && !NAME.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
      return Optional.of("a full domain name, not an address");
    }
    return isOpen(url.getPort(), loopback)
        ? Optional.empty()
        : Optional.of("at the usual port, or at 8443");
  }

  private static boolean isSecure(@Nullable String scheme, boolean loopback) {
    return "https".equalsIgnoreCase(scheme) || (loopback && "http".equalsIgnoreCase(scheme));
  }

  private boolean isOpen(int port, boolean loopback) {
    return port == -1 || loopback || settings.ports().contains(port);
  }
}
