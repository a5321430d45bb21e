package com.loyalnest.admin.sync;

import java.time.Instant;
import java.util.Optional;

/// One comparison that is under way.
///
/// @param until the last change it looks at
/// @param size objects it has to look at, as far as the shop counts them
/// @param compared objects it has looked at
/// @param bulkOperationId the shop's preparation of all of them, when they are many
record Round(Instant until, int size, int compared, Optional<String> bulkOperationId) {
  static Round of(Instant until, int size) {
    return new Round(until, size, 0, Optional.empty());
  }

  Round preparedBy(String operationId) {
    return new Round(until, size, 0, Optional.of(operationId));
  }

  Round withoutPreparation() {
    return new Round(until, size, 0, Optional.empty());
  }

  Round and(int more) {
    return new Round(until, Math.max(size, compared + more), compared + more, bulkOperationId);
  }
}
