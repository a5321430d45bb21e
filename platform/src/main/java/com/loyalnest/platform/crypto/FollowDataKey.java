package com.loyalnest.platform.crypto;

import com.loyalnest.platform.crypto.FieldCipher.Field;
import com.loyalnest.platform.crypto.FieldCipher.SealedField;
import com.loyalnest.platform.crypto.KeyRotations.Value;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Seals anew, with the current data key, whatever an earlier one sealed, while everything goes on:
/// whoever reads meanwhile opens either. When it has finished, the earlier keys are not needed any
/// more.
public final class FollowDataKey {
  private static final Logger LOG = LoggerFactory.getLogger(FollowDataKey.class);
  private static final int PAGE = 500;

  private final List<SealedColumn> columns;
  private final KeyRotations rotations;
  private final FieldCipher cipher;
  private final DataKeys keys;
  private final Clock systemClock;

  FollowDataKey(
      List<SealedColumn> columns,
      KeyRotations rotations,
      FieldCipher cipher,
      DataKeys keys,
      Clock systemClock) {
    this.columns = List.copyOf(columns);
    this.rotations = rotations;
    this.cipher = cipher;
    this.keys = keys;
    this.systemClock = systemClock;
  }

  /// How far a column is.
  ///
  /// @param resealed values that an earlier key had sealed
  public record Progress(SealedColumn column, long resealed, boolean finished) {}

  public String currentKeyId() {
    return keys.currentId();
  }

  public List<Progress> progress() {
    return columns.stream()
        .map(column -> {
          var progress = rotations.progress(keys.currentId(), column);
          return new Progress(column, progress.resealed(), progress.finished());
        })
        .toList();
  }

  /// Goes on where it was. A column is finished by a pass that finds nothing of an earlier key;
  /// what cannot be opened stays as it is, and its column is never finished.
  public void run() {
    columns.forEach(this::follow);
  }

  private void follow(SealedColumn column) {
    var progress = rotations.progress(keys.currentId(), column);
    for (var again = !progress.finished(); again; ) {
      var wholePass = progress.afterRow().isEmpty();
      var resealed = pass(column, progress);
      progress = rotations.progress(keys.currentId(), column);
      again = !progress.finished() && (resealed > 0 || !wholePass);
      if (resealed > 0) {
        LOG.info(
            "{} values of {} are sealed with {} now", resealed, column.name(), keys.currentId());
      }
    }
  }

  /// Goes on to the end of the column.
  ///
  /// @return how many values were sealed anew
  private long pass(SealedColumn column, KeyRotations.Progress from) {
    var progress = from;
    var resealed = 0L;
    for (var page = rotations.after(column, progress, PAGE); !page.isEmpty(); ) {
      var earlier = earlier(page);
      resealed += reseal(column, earlier);
      progress = progress.after(page.getLast(), earlier.size());
      rotations.save(keys.currentId(), column, progress, systemClock.instant());
      page = rotations.after(column, progress, PAGE);
    }
    rotations.save(keys.currentId(), column, progress.passed(), systemClock.instant());
    return resealed;
  }

  private List<Value> earlier(List<Value> page) {
    return page.stream()
        .filter(value -> !FieldCipher.keyId(value.sealed()).equals(keys.currentId()))
        .toList();
  }

  private int reseal(SealedColumn column, List<Value> earlier) {
    try {
      return together(column, earlier);
    } catch (DataAccessException | IllegalStateException oneOfThem) {
      return earlier.stream().mapToInt(value -> alone(column, value)).sum();
    }
  }

  private int alone(SealedColumn column, Value value) {
    try {
      return together(column, List.of(value));
    } catch (DataAccessException | IllegalStateException cannotBeOpened) {
      LOG.error(
          "{} of {} in {} cannot be opened: {}",
          value.row(),
          value.merchant(),
          column.name(),
          cannotBeOpened.getClass().getSimpleName());
      return 0;
    }
  }

  private int together(SealedColumn column, List<Value> earlier) {
    if (earlier.isEmpty()) {
      return 0;
    }
    var places =
        earlier.stream()
            .map(value -> new Place(column.table(), column.column(), value.merchant(), value.row()))
            .toList();
    var sealed = new ArrayList<SealedField>();
    for (var n = 0; n < earlier.size(); n++) {
      sealed.add(new SealedField(places.get(n), earlier.get(n).sealed()));
    }
    var texts = cipher.open(sealed);
    var fields = new ArrayList<Field>();
    for (var n = 0; n < earlier.size(); n++) {
      fields.add(new Field(places.get(n), texts.get(n)));
    }
    rotations.replace(column, earlier, cipher.seal(fields));
    return earlier.size();
  }
}
