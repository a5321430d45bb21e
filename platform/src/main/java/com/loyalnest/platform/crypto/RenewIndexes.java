package com.loyalnest.platform.crypto;

import com.loyalnest.platform.crypto.KeyRotations.Value;
import java.util.List;

/// Carries blind indexes over to the current index key.
final class RenewIndexes implements Renewal {
  private final BlindIndex index;

  RenewIndexes(BlindIndex index) {
    this.index = index;
  }

  @Override
  public String currentKeyId() {
    return index.currentId();
  }

  @Override
  public boolean isDue(byte[] value) {
    return index.isEarlier(value);
  }

  @Override
  public List<byte[]> renewed(KeyedColumn column, List<Value> values) {
    return values.stream().map(value -> index.raised(value.bytes())).toList();
  }
}
