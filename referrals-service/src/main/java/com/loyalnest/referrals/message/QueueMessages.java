package com.loyalnest.referrals.message;

import com.loyalnest.platform.time.BusinessClock;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Writes messages down as pending, in the transaction that reads their events, and wakes the
/// sender once they are committed. Nothing is rendered or looked up here, so however slow mail is,
/// events are read at full speed.
@Service
public class QueueMessages {
  private final NotificationRepository notifications;
  private final SenderBell bell;
  private final BusinessClock businessClock;
  private final Clock systemClock;

  QueueMessages(
      NotificationRepository notifications,
      SenderBell bell,
      BusinessClock businessClock,
      Clock systemClock) {
    this.notifications = notifications;
    this.bell = bell;
    this.businessClock = businessClock;
    this.systemClock = systemClock;
  }

  /// Inside a transaction; a message that is there already stays as it is.
  public void queue(List<QueuedMessage> messages) {
    if (messages.isEmpty()) {
      return;
    }
    notifications.insertPending(messages, systemClock.instant(), businessClock.now());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            bell.ring();
          }
        });
  }
}
