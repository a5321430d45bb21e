package com.loyalnest.platform.crypto;

import com.loyalnest.platform.crypto.KeyRotations.Value;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Makes anew, with the current data and index keys, whatever earlier ones made, while everything
/// goes on: whoever reads meanwhile understands either. When a column is finished, nothing in it is
/// by an earlier key any more.
public final class FollowKeys {
  private static final Logger LOG = LoggerFactory.getLogger(FollowKeys.class);
  private static final int PAGE = 500;

  private final List<KeyedColumn> columns;
  private final KeyRotations rotations;
  private final Map<KeyedColumn.Kind, Renewal> renewals;
  private final Clock systemClock;

  FollowKeys(
      List<KeyedColumn> columns,
      KeyRotations rotations,
      Map<KeyedColumn.Kind, Renewal> renewals,
      Clock systemClock) {
    this.columns = List.copyOf(columns);
    this.rotations = rotations;
    this.renewals = Map.copyOf(renewals);
    this.systemClock = systemClock;
  }

  /// How far a column is.
  ///
  /// @param keyId of the key that new values are made with
  /// @param renewed values that an earlier key had made
  public record Progress(KeyedColumn column, String keyId, long renewed, boolean finished) {}

  public List<Progress> progress() {
    return columns.stream()
        .map(column -> {
          var keyId = renewal(column).currentKeyId();
          var progress = rotations.progress(keyId, column);
          return new Progress(column, keyId, progress.renewed(), progress.finished());
        })
        .toList();
  }

  /// Goes on where it was. A column is finished by a pass that finds nothing of an earlier key;
  /// what our keys did not make stays as it is, and its column is never finished.
  public void run() {
    columns.forEach(column -> follow(column, renewal(column)));
  }

  private Renewal renewal(KeyedColumn column) {
    return Objects.requireNonNull(renewals.get(column.kind()));
  }

  private void follow(KeyedColumn column, Renewal renewal) {
    var progress = rotations.progress(renewal.currentKeyId(), column);
    for (var again = !progress.finished(); again; ) {
      var wholePass = progress.afterRow().isEmpty();
      var renewed = pass(column, renewal, progress);
      progress = rotations.progress(renewal.currentKeyId(), column);
      again = !progress.finished() && (renewed > 0 || !wholePass);
      if (renewed > 0) {
        LOG.info("{} values of {} are by {} now", renewed, column.name(), renewal.currentKeyId());
      }
    }
  }

  /// Goes on to the end of the column.
  ///
  /// @return how many values were made anew
  private long pass(KeyedColumn column, Renewal renewal, KeyRotations.Progress from) {
    var progress = from;
    var renewed = 0L;
    for (var page = rotations.after(column, progress, PAGE); !page.isEmpty(); ) {
      var due = page.stream().filter(value -> isDue(column, renewal, value)).toList();
      renewed += renew(column, renewal, due);
      progress = progress.after(page.getLast(), due.size());
      rotations.save(renewal.currentKeyId(), column, progress, systemClock.instant());
      page = rotations.after(column, progress, PAGE);
    }
    rotations.save(renewal.currentKeyId(), column, progress.passed(), systemClock.instant());
    return renewed;
  }

  /// What cannot be read at all is due, and said to be in the way when it is its turn.
  private static boolean isDue(KeyedColumn column, Renewal renewal, Value value) {
    try {
      return renewal.isDue(value.bytes());
    } catch (IllegalStateException unreadable) {
      LOG.debug("{} holds what our keys did not make", column.name(), unreadable);
      return true;
    }
  }

  private int renew(KeyedColumn column, Renewal renewal, List<Value> due) {
    try {
      return together(column, renewal, due);
    } catch (DataAccessException | IllegalStateException oneOfThem) {
      return due.stream().mapToInt(value -> alone(column, renewal, value)).sum();
    }
  }

  private int alone(KeyedColumn column, Renewal renewal, Value value) {
    try {
      return together(column, renewal, List.of(value));
    } catch (DataAccessException | IllegalStateException inTheWay) {
      LOG.error(
          "{} of {} in {} cannot be made anew: {}",
          value.row(),
          value.merchant(),
          column.name(),
          inTheWay.getClass().getSimpleName());
      return 0;
    }
  }

  private int together(KeyedColumn column, Renewal renewal, List<Value> due) {
    if (!due.isEmpty()) {
      rotations.replace(column, due, renewal.renewed(column, due));
    }
    return due.size();
  }
}
