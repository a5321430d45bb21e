package com.loyalnest.points.api;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.loyalnest.points.v1.PointsProgram;
import com.loyalnest.points.v1.ProgramChange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What differs between two programs, setting by setting: a setting that the contract knows is
/// compared without being named here.
final class ProgramChanges {
  private ProgramChanges() {}

  static List<ProgramChange> between(PointsProgram before, PointsProgram after) {
    var changes = new ArrayList<ProgramChange>();
    compare("", before, after, changes);
    return changes;
  }

  private static void compare(
      String path, Message before, Message after, List<ProgramChange> changes) {
    for (var field : before.getDescriptorForType().getFields()) {
      var was = before.getField(field);
      var is = after.getField(field);
      if (was.equals(is)) {
        continue;
      }
      if (was instanceof Message older && is instanceof Message newer) {
        compare(path + field.getName() + ".", older, newer, changes);
      } else {
        changes.add(
            ProgramChange.newBuilder()
                .setField(path + field.getName())
                .setBefore(printed(field, was))
                .setAfter(printed(field, is))
                .build());
      }
    }
  }

  private static String printed(FieldDescriptor field, Object value) {
    if (value instanceof List<?> many) {
      return many.stream().map(one -> printed(one)).collect(Collectors.joining(", "));
    }
    return field.hasPresence() && value.equals(field.getDefaultValue()) ? "" : printed(value);
  }

  /// An entry of a map reads `key: value`, a part `value value`.
  private static String printed(Object value) {
    return value instanceof Message part
        ? part.getAllFields().values().stream()
            .map(ProgramChanges::printed)
            .collect(
                Collectors.joining(
                    part.getDescriptorForType().getOptions().getMapEntry() ? ": " : " "))
        : value.toString();
  }
}
