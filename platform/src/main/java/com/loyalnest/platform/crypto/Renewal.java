package com.loyalnest.platform.crypto;

import com.loyalnest.platform.crypto.KeyRotations.Value;
import java.util.List;

/// How the values of one kind of column follow the current key.
interface Renewal {
  /// Of the key that new values are made with.
  String currentKeyId();

  /// Whether an earlier key made the value.
  boolean isDue(byte[] value);

  /// The same values by the current key, in the same order.
  ///
  /// @throws RuntimeException if one of them is none that our keys made for its place
  List<byte[]> renewed(KeyedColumn column, List<Value> values);
}
