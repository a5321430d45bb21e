package com.loyalnest.referrals.api;

import com.google.protobuf.Timestamp;
import com.loyalnest.referrals.message.DeliveryStatus;
import com.loyalnest.referrals.message.Notification;
import com.loyalnest.referrals.v1.ListNotificationsResponse;
import java.util.List;

/// The delivery log in the contract's words.
final class NotificationMapper {
  private NotificationMapper() {}

  /// @param page up to one more than `limit`; the one too many means that there is a next page
  static ListNotificationsResponse response(List<Notification> page, int limit) {
    var shown = page.subList(0, Math.min(limit, page.size()));
    var response = ListNotificationsResponse.newBuilder();
    shown.forEach(each -> response.addNotifications(notification(each)));
    if (page.size() > limit) {
      response.setNextCursor(shown.getLast().notificationId().toString());
    }
    return response.build();
  }

  private static com.loyalnest.referrals.v1.Notification notification(Notification notification) {
    var created = notification.createdAt();
    return com.loyalnest.referrals.v1.Notification.newBuilder()
        .setNotificationId(notification.notificationId().toString())
        .setCustomerId(notification.customerId())
        .setChannel(notification.channel())
        .setTemplateType(notification.type().word())
        .setDeliveryStatus(status(notification.status()))
        .setReason(notification.reason())
        .setLocale(notification.locale())
        .setCreatedAt(
            Timestamp.newBuilder().setSeconds(created.getEpochSecond()).setNanos(created.getNano()))
        .build();
  }

  /// A message under way is still pending for whoever asks.
  private static String status(DeliveryStatus status) {
    return switch (status) {
      case PENDING, SENDING -> "pending";
      case SENT -> "sent";
      case FAILED -> "failed";
      case SKIPPED -> "skipped";
    };
  }
}
