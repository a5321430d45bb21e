package com.loyalnest.frontend.api.page;

import java.util.List;

/// What a browser may do with a page.
///
/// @param scripts where scripts may come from
/// @param frames origins that may show the page in a frame; nobody if there are none (Shopify, "Set
///   up iframe protection": the shop's own and its admin's, never a wildcard)
public record PagePolicy(List<String> scripts, List<String> frames) {
  /// A page without scripts that stands alone.
  static final PagePolicy ALONE = new PagePolicy(List.of(), List.of());

  /// @param styles the source of the page's own styles
  String header(String styles) {
    return "default-src 'none'; script-src "
        + orNone(scripts)
        + "; style-src "
        + styles
        + "; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors "
        + orNone(frames);
  }

  private static String orNone(List<String> sources) {
    return sources.isEmpty() ? "'none'" : String.join(" ", sources);
  }
}
