package com.loyalnest.admin.shop;

import java.util.List;

/// What the shop lets the app do now.
///
/// @param granted e.g. `read_orders`
public record Scopes(List<String> granted) implements ShopObject {
  static Reading.Understood read(Fields body) {
    return Reading.Understood.of(new Scopes(body.tags("current")));
  }
}
