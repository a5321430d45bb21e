package com.loyalnest.admin.sync;

import com.loyalnest.admin.shop.ObjectKind;
import com.loyalnest.admin.sync.ShopObjects.Preparation;
import com.loyalnest.platform.reader.Away;
import com.loyalnest.platform.shopify.ShopAccess;
import com.loyalnest.platform.shopify.ShopAway;
import com.loyalnest.platform.shopify.ShopClosed;
import com.loyalnest.platform.shopify.ShopThrottled;
import com.loyalnest.platform.time.BusinessClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Compares one kind of one shop's objects with what was told of them, a round at a time: all that
/// changed since the last round. A round that breaks off begins again; what it had brought in by
/// then is known and passed over. A shop whose budget is used up has nothing wrong with it, and the
/// look goes on a little later.
@Component
class ReconcileShop {
  private static final Logger LOG = LoggerFactory.getLogger(ReconcileShop.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 7;

  private final ShopSyncs syncs;
  private final ConnectedShops shops;
  private final Map<ObjectKind, ShopObjects> objects;
  private final ShopSubscriptions subscriptions;
  private final BackFill backFill;
  private final SyncSettings settings;
  private final BusinessClock clock;
  private final Clock systemClock;

  ReconcileShop(
      ShopSyncs syncs,
      ConnectedShops shops,
      List<ShopObjects> objects,
      ShopSubscriptions subscriptions,
      BackFill backFill,
      SyncSettings settings,
      BusinessClock clock,
      Clock systemClock) {
    this.syncs = syncs;
    this.shops = shops;
    this.objects =
        objects.stream().collect(Collectors.toMap(ShopObjects::kind, Function.identity()));
    this.subscriptions = subscriptions;
    this.backFill = backFill;
    this.settings = settings;
    this.clock = clock;
    this.systemClock = systemClock;
  }

  /// One look: a whole round, or as far as the shop lets us get.
  void look(ShopSync sync) {
    var look = new Look(sync);
    try {
      var access = shops.access(sync.merchantId());
      if (access.isEmpty()) {
        save(look.sync.failed("shop_not_connected"), LONGEST_PAUSE);
      } else {
        var pause = look.go(access.get());
        save(look.sync, pause);
      }
    } catch (ShopThrottled throttled) {
      save(look.sync, FIRST_PAUSE);
    } catch (RuntimeException failure) {
      var failed = look.sync.failed(problem(failure));
      LOG.warn(
          "comparing {}s of {} came to nothing: {}",
          sync.kind().word(),
          sync.merchantId(),
          failure.toString());
      save(failed, pause(failed.trouble().failures()));
    }
  }

  private void save(ShopSync sync, Duration pause) {
    syncs.save(sync, systemClock.instant().plus(pause));
  }

  private static Duration pause(int failures) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private static String problem(RuntimeException failure) {
    return switch (failure) {
      case ShopClosed closed -> "shop_closed";
      case ShopAway away -> "shop_away";
      default -> {
        if (!Away.means(failure)) {
          LOG.error("a comparison failed", failure);
        }
        yield Away.means(failure) ? "suite_away" : "failed";
      }
    };
  }

  /// What is known so far is kept here, so that nothing of it is lost when the look breaks off.
  private final class Look {
    private ShopSync sync;

    private Look(ShopSync sync) {
      this.sync = sync;
    }

    /// @return after what pause to look again
    private Duration go(ShopAccess access) {
      var shop = objects.get(sync.kind());
      if (shop == null) {
        throw new IllegalStateException("nobody knows how to ask for " + sync.kind());
      }
      subscriptions.check(sync.merchantId(), access);
      if (sync.round().isEmpty() && !begin(shop, access)) {
        return settings.every();
      }
      var round = sync.round().orElseThrow();
      if (round.bulkOperationId().isPresent()) {
        return prepared(shop, access, round, round.bulkOperationId().get());
      }
      if (round.size() > settings.few()) {
        return prepare(shop, access, round);
      }
      fill(shop, access, shop.list(access, sync.window(round)));
      return over(round);
    }

    /// @return whether there is anything to look at yet
    private boolean begin(ShopObjects shop, ShopAccess access) {
      if (sync.comparedAt().isEmpty() && sync.historyFrom().equals(sync.connectedAt())) {
        sync = sync.since(shop.shownSince(access, sync.connectedAt()));
      }
      var until = sync.isHistory() ? sync.connectedAt() : clock.now().minus(settings.settling());
      if (!until.isAfter(sync.coveredUntil())) {
        return false;
      }
      var round = Round.of(until, 0);
      sync = sync.in(Round.of(until, shop.count(access, sync.window(round))));
      return true;
    }

    private Duration prepare(ShopObjects shop, ShopAccess access, Round round) {
      shop.prepare(access, sync.window(round))
          .ifPresent(operationId -> sync = sync.in(round.preparedBy(operationId)));
      return settings.poll();
    }

    private Duration prepared(
        ShopObjects shop, ShopAccess access, Round round, String operationId) {
      return switch (shop.preparation(access, operationId)) {
        case Preparation.UnderWay underWay -> settings.poll();
        case Preparation.Failed failed -> {
          sync = sync.in(round.withoutPreparation());
          throw new ShopAway("the shop could not prepare its objects: " + failed.reason());
        }
        case Preparation.Ready ready -> {
          sync = sync.in(Round.of(round.until(), round.size()).preparedBy(operationId));
          shop.read(ready, list -> fill(shop, access, list));
          yield over(round);
        }
      };
    }

    /// What must be asked for is brought in one by one: should the shop's budget end here, it is
    /// not asked for twice.
    private void fill(ShopObjects shop, ShopAccess access, List<FoundObject> list) {
      var untold = backFill.untold(sync, list);
      add(BackFill.Filled.known(list.size() - untold.size()));
      add(
          backFill.bringIn(
              sync,
              access,
              shop,
              untold.stream().filter(found -> found.body().isPresent()).toList()));
      untold.stream()
          .filter(found -> found.body().isEmpty())
          .forEach(found -> add(backFill.bringIn(sync, access, shop, List.of(found))));
      save(sync, ReconcileShops.LEASE);
    }

    private void add(BackFill.Filled filled) {
      sync = sync.and(filled, clock.now());
    }

    /// History goes on at once to what has changed since.
    private Duration over(Round round) {
      var wasHistory = sync.isHistory();
      sync = sync.compared(round, clock.now());
      return wasHistory ? Duration.ZERO : settings.every();
    }
  }
}
