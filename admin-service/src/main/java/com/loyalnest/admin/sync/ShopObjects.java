package com.loyalnest.admin.sync;

import com.loyalnest.admin.shop.ObjectKind;
import com.loyalnest.platform.shopify.ShopAccess;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// What a shop has of one kind of object. All of it may throw
/// [com.loyalnest.platform.shopify.ShopAway].
public interface ShopObjects {
  ObjectKind kind();

  /// Since when a shop shows us what it has, when it was connected then.
  Instant shownSince(ShopAccess access, Instant connectedAt);

  /// How many were changed in a window; of a great many, at least so many.
  int count(ShopAccess access, Window window);

  /// Those changed in a window, without their bodies.
  List<FoundObject> list(ShopAccess access, Window window);

  /// One as a webhook would tell it now; empty when the shop has it no more, or not as a whole.
  Optional<ObjectNode> body(ShopAccess access, String id);

  /// Has the shop prepare all that were changed in a window.
  ///
  /// @return by which to ask for it, empty when the shop is busy with others
  Optional<String> prepare(ShopAccess access, Window window);

  /// How far the shop is.
  Preparation preparation(ShopAccess access, String operationId);

  /// Reads what was prepared, in lists of a hundred.
  void read(Preparation.Ready ready, Consumer<List<FoundObject>> lists);

  /// What became of preparing.
  sealed interface Preparation {
    /// @param prepared objects so far
    record UnderWay(int prepared) implements Preparation {}

    /// @param reason a word of the shop's
    record Failed(String reason) implements Preparation {}

    /// @param url where it lies for some days, empty when there is nothing
    record Ready(String url) implements Preparation {}
  }
}
