package com.loyalnest.admin.sync;

import static java.util.stream.Collectors.toSet;

import com.loyalnest.admin.payload.Json;
import com.loyalnest.admin.shop.ObjectKind;
import com.loyalnest.admin.shop.ObjectVersion;
import com.loyalnest.admin.webhook.Delivery;
import com.loyalnest.admin.webhook.HandleWebhooks;
import com.loyalnest.admin.webhook.Origin;
import com.loyalnest.admin.webhook.Receipt;
import com.loyalnest.admin.webhook.ToldVersions;
import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.platform.shopify.ShopAway;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Brings in what a shop has and did not tell, the way a webhook goes: it is logged, read, and told
/// to the suite. Whatever was told meanwhile, or brought in before, is passed over.
@Component
class BackFill {
  private static final String VERSION = "2026-07";

  private final ToldVersions told;
  private final HandleWebhooks webhooks;
  private final Ids ids;

  BackFill(ToldVersions told, HandleWebhooks webhooks, Ids ids) {
    this.told = told;
    this.webhooks = webhooks;
    this.ids = ids;
  }

  /// What came of a list.
  ///
  /// @param compared all of them
  /// @param found those that no webhook told, without history
  /// @param backFilled those brought in, with history
  record Filled(int compared, int found, int backFilled) {
    static Filled known(int compared) {
      return new Filled(compared, 0, 0);
    }
  }

  /// Those that were not told.
  List<FoundObject> untold(ShopSync sync, List<FoundObject> list) {
    var untold =
        told.notTold(sync.merchantId(), list.stream().map(FoundObject::version).toList()).stream()
            .map(ObjectVersion::id)
            .collect(toSet());
    return list.stream().filter(found -> untold.contains(found.version().id())).toList();
  }

  /// Brings these in; who lacks its body is asked for at the shop.
  Filled bringIn(ShopSync sync, ShopAccess access, ShopObjects objects, List<FoundObject> untold) {
    var deliveries =
        untold.stream()
            .flatMap(found ->
                body(access, objects, found).stream()
                    .map(body -> delivery(sync, access, found.version(), body)))
            .toList();
    var receipts = webhooks.handle(deliveries);
    if (receipts.stream().anyMatch(Receipt.NotStored.class::isInstance)) {
      throw new ShopAway("what was found could not be written");
    }
    var missed =
        deliveries.stream().filter(delivery -> delivery.origin() == Origin.RECONCILIATION).count();
    return new Filled(untold.size(), Math.toIntExact(missed), deliveries.size());
  }

  private static Optional<ObjectNode> body(
      ShopAccess access, ShopObjects objects, FoundObject found) {
    return found.body().or(() -> objects.body(access, found.version().id()));
  }

  private Delivery delivery(
      ShopSync sync, ShopAccess access, ObjectVersion version, ObjectNode body) {
    var isHistory =
        version.updatedAt().map(time -> time.isBefore(sync.connectedAt())).orElse(false);
    return new Delivery(
        sync.merchantId(),
        topic(sync, version.kind(), body),
        "",
        "",
        access.shopDomain(),
        VERSION,
        version.updatedAt(),
        ids.nextText(),
        isHistory ? Origin.HISTORY : Origin.RECONCILIATION,
        Json.write(body).getBytes(StandardCharsets.UTF_8));
  }

  private static String topic(ShopSync sync, ObjectKind kind, ObjectNode body) {
    return switch (kind) {
      case ORDER -> "orders/updated";
      case CUSTOMER -> isNew(sync, body) ? "customers/create" : "customers/update";
      case PRODUCT -> "products/update";
    };
  }

  /// Made within the window that is looked at: then nothing told that somebody signed up, either.
  private static boolean isNew(ShopSync sync, ObjectNode body) {
    var created = time(body.path("created_at").asString(""));
    var from = sync.round().map(sync::window).map(Window::from);
    return created.isPresent() && from.isPresent() && !created.get().isBefore(from.get());
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }
}
