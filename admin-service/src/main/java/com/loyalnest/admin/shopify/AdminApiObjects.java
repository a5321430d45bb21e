package com.loyalnest.admin.shopify;

import com.loyalnest.admin.shop.ObjectKind;
import com.loyalnest.admin.shop.ObjectVersion;
import com.loyalnest.admin.sync.FoundObject;
import com.loyalnest.admin.sync.ShopObjects;
import com.loyalnest.admin.sync.Window;
import com.loyalnest.platform.shopify.AdminCall;
import com.loyalnest.platform.shopify.AdminClient;
import com.loyalnest.platform.shopify.BulkQueries;
import com.loyalnest.platform.shopify.BulkState;
import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.platform.shopify.ShopAway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One kind of a shop's objects through the Admin API. An object with more parts than are read at
/// once is none: it must not hold up all the others.
final class AdminApiObjects implements ShopObjects {
  static final AdminCall<ObjectAnswers.Scopes> SCOPES =
      AdminCall.of("shop-scopes", ObjectAnswers.Scopes.class);

  private static final Logger LOG = LoggerFactory.getLogger(AdminApiObjects.class);

  /// What a shop shows of orders to an app without this scope (shopify.dev, "Access scopes").
  private static final String ALL_ORDERS = "read_all_orders";

  /// As `shop-orders-one.graphql` asks for; an order with so many might have more.
  private static final int MOST_REFUNDS = 100;

  private static final Duration SHOWN_ORDERS = Duration.ofDays(60);
  private static final Instant BEFORE_SHOPIFY = Instant.parse("2004-01-01T00:00:00Z");

  private final AdminClient client;
  private final BulkQueries bulk;
  private final ShopRefunds refunds;
  private final ObjectQuestions questions;

  AdminApiObjects(
      AdminClient client, BulkQueries bulk, ShopRefunds refunds, ObjectQuestions questions) {
    this.client = client;
    this.bulk = bulk;
    this.refunds = refunds;
    this.questions = questions;
  }

  @Override
  public ObjectKind kind() {
    return questions.kind();
  }

  /// Of customers only what changes from now on is of interest: what somebody did before the
  /// program is not rewarded.
  @Override
  public Instant shownSince(ShopAccess access, Instant connectedAt) {
    if (questions.kind() != ObjectKind.ORDER) {
      return connectedAt;
    }
    var showsAll =
        client.ask(access, SCOPES, Map.of()).currentAppInstallation().accessScopes().stream()
            .anyMatch(scope -> scope.handle().equals(ALL_ORDERS));
    return showsAll ? BEFORE_SHOPIFY : connectedAt.minus(SHOWN_ORDERS);
  }

  @Override
  public int count(ShopAccess access, Window window) {
    var counted = client.ask(access, questions.count(), Map.of("query", search(window))).counted();
    if (counted == null) {
      throw new ShopAway("the shop does not count");
    }
    return counted.count();
  }

  @Override
  public List<FoundObject> list(ShopAccess access, Window window) {
    var found = new ArrayList<FoundObject>();
    var page = page(access, window, null);
    found.addAll(found(page));
    while (page.pageInfo().hasNextPage()) {
      page = page(access, window, page.pageInfo().endCursor());
      found.addAll(found(page));
    }
    return found;
  }

  private ObjectAnswers.Page page(ShopAccess access, Window window, @Nullable String after) {
    var variables = new HashMap<String, @Nullable String>();
    variables.put("query", search(window));
    variables.put("after", after);
    return client.ask(access, questions.list(), variables).page();
  }

  private List<FoundObject> found(ObjectAnswers.Page page) {
    return page.nodes().stream()
        .map(version -> version(version.legacyResourceId(), version.updatedAt()))
        .map(version -> new FoundObject(version, Optional.empty()))
        .toList();
  }

  private ObjectVersion version(String id, Instant updatedAt) {
    return new ObjectVersion(questions.kind(), id, Optional.of(updatedAt));
  }

  @Override
  public Optional<ObjectNode> body(ShopAccess access, String id) {
    var first = one(access, id, null);
    if (first == null) {
      return Optional.empty();
    }
    Node.append(first, "lineItems", after -> more(access, id, after));
    var refunds = refunds(access, first);
    if (refunds.isEmpty() || Node.hasMore(first, "shippingLines")) {
      LOG.warn("{}{} has more parts than are read at once", questions.gid(), id);
      return Optional.empty();
    }
    first.set("refunds", refunds.get());
    return Optional.of(questions.asWebhook(first));
  }

  private Optional<ArrayNode> refunds(ShopAccess access, ObjectNode object) {
    var ids = Node.each(object, "refunds").map(refund -> Long.toString(Node.id(refund))).toList();
    if (ids.size() >= MOST_REFUNDS) {
      return Optional.empty();
    }
    var whole = ids.stream().flatMap(id -> refunds.whole(access, id).stream()).toList();
    return whole.size() == ids.size() ? Optional.of(Node.list(whole.stream())) : Optional.empty();
  }

  private ObjectNode more(ShopAccess access, String id, String after) {
    var next = one(access, id, after);
    if (next == null) {
      throw new ShopAway("the object vanished while it was read");
    }
    return next;
  }

  private @Nullable ObjectNode one(ShopAccess access, String id, @Nullable String after) {
    var variables = new HashMap<String, @Nullable String>();
    variables.put("id", questions.gid() + id);
    if (after != null) {
      variables.put("after", after);
    }
    return client.ask(access, questions.one(), variables).object();
  }

  @Override
  public Optional<String> prepare(ShopAccess access, Window window) {
    return bulk.run(access, questions.all().replace("WINDOW", search(window)));
  }

  @Override
  public Preparation preparation(ShopAccess access, String operationId) {
    return switch (bulk.state(access, operationId)) {
      case BulkState.UnderWay underWay ->
          new Preparation.UnderWay(Math.toIntExact(underWay.objects()));
      case BulkState.Failed failed -> new Preparation.Failed(failed.reason());
      case BulkState.Completed completed -> new Preparation.Ready(completed.url());
    };
  }

  @Override
  public void read(Preparation.Ready ready, Consumer<List<FoundObject>> lists) {
    if (!ready.url().isEmpty()) {
      var gathered = new PreparedObjects(questions, lists);
      bulk.read(ready.url(), gathered::line);
      gathered.end();
    }
  }

  private static String search(Window window) {
    return "updated_at:>='" + window.from() + "' AND updated_at:<='" + window.until() + "'";
  }
}
