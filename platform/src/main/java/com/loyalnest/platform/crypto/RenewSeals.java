package com.loyalnest.platform.crypto;

import com.loyalnest.platform.crypto.FieldCipher.Field;
import com.loyalnest.platform.crypto.FieldCipher.SealedField;
import com.loyalnest.platform.crypto.KeyRotations.Value;
import java.util.ArrayList;
import java.util.List;

/// Opens what an earlier data key sealed, and seals it with the current one.
final class RenewSeals implements Renewal {
  private final FieldCipher cipher;
  private final DataKeys keys;

  RenewSeals(FieldCipher cipher, DataKeys keys) {
    this.cipher = cipher;
    this.keys = keys;
  }

  @Override
  public String currentKeyId() {
    return keys.currentId();
  }

  @Override
  public boolean isDue(byte[] value) {
    return !FieldCipher.keyId(value).equals(keys.currentId());
  }

  @Override
  public List<byte[]> renewed(KeyedColumn column, List<Value> values) {
    var places = values.stream().map(value -> place(column, value)).toList();
    var sealed = new ArrayList<SealedField>();
    for (var n = 0; n < places.size(); n++) {
      sealed.add(new SealedField(places.get(n), values.get(n).bytes()));
    }
    var texts = cipher.open(sealed);
    var fields = new ArrayList<Field>();
    for (var n = 0; n < places.size(); n++) {
      fields.add(new Field(places.get(n), texts.get(n)));
    }
    return cipher.seal(fields);
  }

  private static Place place(KeyedColumn column, Value value) {
    return new Place(column.table(), column.column(), value.merchant(), value.row());
  }
}
