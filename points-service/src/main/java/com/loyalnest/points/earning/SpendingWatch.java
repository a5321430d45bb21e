package com.loyalnest.points.earning;

import java.util.List;

/// Wants to know whose spending changed.
@FunctionalInterface
public interface SpendingWatch {
  /// Inside the transaction of the change, with the orders written and the accounts locked.
  void changed(List<SpendingChange> changes);
}
