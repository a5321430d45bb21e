package com.loyalnest.analytics.messaging;

import com.loyalnest.analytics.tracking.TrackedEvent;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.Event.FactCase;
import java.time.Instant;
import java.util.Map;

/// What product analytics may know of each event: named property by property, so that a new field
/// of a contract stays here until somebody lets it out. People are our customer ids and nothing
/// else.
final class TrackedEvents {
  private TrackedEvents() {}

  static TrackedEvent of(Event event) {
    var occurredAt =
        Instant.ofEpochSecond(event.getOccurredAt().getSeconds(), event.getOccurredAt().getNanos());
    return new TrackedEvent(
        event.getEventId(),
        name(event.getFactCase()),
        event.getMerchantId(),
        customer(event),
        occurredAt,
        properties(event));
  }

  /// The name of the fact's field, as everywhere.
  private static String name(FactCase fact) {
    var field = Event.getDescriptor().findFieldByNumber(fact.getNumber());
    return field == null ? "unknown" : field.getName();
  }

  private static String customer(Event event) {
    return switch (event.getFactCase()) {
      case CUSTOMER_ENROLLED -> event.getCustomerEnrolled().getCustomerId();
      case POINTS_EARNED -> event.getPointsEarned().getCustomerId();
      case POINTS_REVERSED -> event.getPointsReversed().getCustomerId();
      case POINTS_ADJUSTED -> event.getPointsAdjusted().getCustomerId();
      case POINTS_EXPIRED -> event.getPointsExpired().getCustomerId();
      case POINTS_EXPIRING -> event.getPointsExpiring().getCustomerId();
      case POINTS_RELEASED -> event.getPointsReleased().getCustomerId();
      case ADJUSTMENT_REQUESTED -> event.getAdjustmentRequested().getCustomerId();
      case ADJUSTMENT_REFUSED -> event.getAdjustmentRefused().getCustomerId();
      case POINTS_REDEEMED -> event.getPointsRedeemed().getCustomerId();
      case REWARD_ISSUED -> event.getRewardIssued().getCustomerId();
      case POINTS_RESTORED -> event.getPointsRestored().getCustomerId();
      case REWARD_CANCELLED -> event.getRewardCancelled().getCustomerId();
      case REWARD_USED -> event.getRewardUsed().getCustomerId();
      case NOTIFICATION_SENT -> event.getNotificationSent().getCustomerId();
      case NOTIFICATION_FAILED -> event.getNotificationFailed().getCustomerId();
      case ACTIVITY_REWARDED -> event.getActivityRewarded().getCustomerId();
      default -> "";
    };
  }

  private static Map<String, Object> properties(Event event) {
    return switch (event.getFactCase()) {
      case SHOPIFY_SYNC -> Map.of("topic", event.getShopifySync().getTopic());
      case CUSTOMER_ENROLLED -> Map.of("source", event.getCustomerEnrolled().getSource());
      case POINTS_EARNED -> {
        var earned = event.getPointsEarned();
        yield Map.of("points", earned.getPoints(), "source", earned.getSource());
      }
      case POINTS_REVERSED -> {
        var reversed = event.getPointsReversed();
        yield Map.of("points", reversed.getPoints(), "source", reversed.getSource());
      }
      case POINTS_ADJUSTED -> {
        var adjusted = event.getPointsAdjusted();
        yield Map.of("points", adjusted.getPoints(), "direction", adjusted.getDirection());
      }
      case POINTS_EXPIRED -> Map.of("points", event.getPointsExpired().getPoints());
      case POINTS_RELEASED -> Map.of("points", event.getPointsReleased().getPoints());
      case POINTS_REDEEMED -> {
        var redeemed = event.getPointsRedeemed();
        yield Map.of("points", redeemed.getPoints(), "reward_type", redeemed.getRewardType());
      }
      case POINTS_RESTORED -> {
        var restored = event.getPointsRestored();
        yield Map.of("points", restored.getPoints(), "source", restored.getSource());
      }
      case ACTIVITY_REWARDED -> {
        var rewarded = event.getActivityRewarded();
        yield Map.of("points", rewarded.getPoints(), "activity", rewarded.getActivity());
      }
      case MERCHANT_ADDED -> {
        var added = event.getMerchantAdded();
        yield Map.of("plan_id", added.getPlanId(), "reinstalled", added.getReinstalled());
      }
      case AUTH_FAILED -> {
        var failed = event.getAuthFailed();
        yield Map.of("door", failed.getDoor(), "reason", failed.getReason());
      }
      case NOTIFICATION_SENT -> {
        var sent = event.getNotificationSent();
        yield Map.of("channel", sent.getChannel(), "template_type", sent.getTemplateType());
      }
      case NOTIFICATION_FAILED -> {
        var failed = event.getNotificationFailed();
        yield Map.of(
            "channel", failed.getChannel(),
            "template_type", failed.getTemplateType(),
            "reason", failed.getReason());
      }
      case ANALYTICS_VIEWED -> Map.of("report", event.getAnalyticsViewed().getReport());
      default -> Map.of();
    };
  }
}
