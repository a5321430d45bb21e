package com.loyalnest.admin.shopify;

import com.loyalnest.admin.shop.ObjectVersion;
import com.loyalnest.admin.sync.FoundObject;
import com.loyalnest.platform.shopify.ShopAway;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts the lines of a bulk answer together to objects: each comes before its parts. What has
/// refunds must be asked for by itself, because a bulk answer cannot hold the lists in them.
final class PreparedObjects {
  private static final int LIST = 100;
  private static final String PARENT = "__parentId";

  private final ObjectQuestions questions;
  private final Consumer<List<FoundObject>> lists;
  private final List<FoundObject> list = new ArrayList<>();
  private @Nullable ObjectNode object;

  PreparedObjects(ObjectQuestions questions, Consumer<List<FoundObject>> lists) {
    this.questions = questions;
    this.lists = lists;
  }

  void line(JsonNode line) {
    if (!(line instanceof ObjectNode node)) {
      throw new ShopAway("a line of the bulk answer is no object");
    }
    if (node.has(PARENT)) {
      part(node);
    } else {
      complete();
      object = node;
    }
  }

  private void part(ObjectNode part) {
    var whole = object;
    if (whole == null || !whole.path("id").equals(part.path(PARENT))) {
      throw new ShopAway("a part of the bulk answer comes without its object");
    }
    var isLine = part.path("id").asString("").contains("/LineItem/");
    whole.withArray(isLine ? "lineItems" : "shippingLines").add(part);
  }

  private void complete() {
    var whole = object;
    if (whole != null) {
      list.add(found(whole));
      object = null;
    }
    if (list.size() >= LIST) {
      give();
    }
  }

  /// There are no more lines.
  void end() {
    complete();
    if (!list.isEmpty()) {
      give();
    }
  }

  private void give() {
    lists.accept(List.copyOf(list));
    list.clear();
  }

  private FoundObject found(ObjectNode whole) {
    var version =
        new ObjectVersion(
            questions.kind(),
            Long.toString(Node.id(whole)),
            Optional.of(time(whole.path("updatedAt").asString(""))));
    return new FoundObject(
        version,
        whole.path("refunds").isEmpty()
            ? Optional.of(questions.asWebhook(whole))
            : Optional.empty());
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException unreadable) {
      throw new ShopAway("an object of the bulk answer has no version", unreadable);
    }
  }
}
