package com.loyalnest.points.expiry;

import com.google.protobuf.InvalidProtocolBufferException;
import com.loyalnest.events.v1.Event;
import com.loyalnest.events.v1.PointsExpiring;
import com.loyalnest.platform.testing.TestServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The warnings that a merchant's customers were given.
final class Warnings {
  private Warnings() {}

  /// In the order they were told: how many days before, and of how many points.
  static List<String> of(String merchantId) throws SQLException {
    return told(merchantId).stream()
        .map(warning -> warning.getDaysBefore() + ": " + warning.getPoints())
        .toList();
  }

  static List<String> lastDays(String merchantId) throws SQLException {
    return told(merchantId).stream().map(PointsExpiring::getDate).toList();
  }

  private static List<PointsExpiring> told(String merchantId) throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var query =
            connection.prepareStatement(
                "select event from points.outbox where merchant_id = ? order by event_id")) {
      query.setString(1, merchantId);
      var told = new ArrayList<PointsExpiring>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          var event = Event.parseFrom(rows.getBytes(1));
          if (event.hasPointsExpiring()) {
            told.add(event.getPointsExpiring());
          }
        }
      } catch (InvalidProtocolBufferException wrong) {
        throw new AssertionError(wrong);
      }
      return told;
    }
  }
}
