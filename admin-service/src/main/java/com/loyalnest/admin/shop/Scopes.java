package com.loyalnest.admin.shop;

import java.util.List;
import java.util.regex.Pattern;

/// What the shop lets the app do now. A text that does not look like a scope might be anything and
/// is left out.
///
/// @param granted e.g. `read_orders`
public record Scopes(List<String> granted) implements ShopObject {
  private static final Pattern FORM =
      Pattern.compile("(unauthenticated_)?(read|write)_[a-z_]{1,80}");

  static Reading.Understood read(Fields body) {
    return Reading.Understood.of(
        new Scopes(
            body.tags("current").stream().filter(text -> FORM.matcher(text).matches()).toList()));
  }
}
