package com.loyalnest.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/// Encrypts and decrypts single fields with pgcrypto (AES-256), in batches of one round trip.
///
/// Each field has a key of its own, an HMAC of the data key over its [Place], made here: the data
/// key never reaches Postgres. A sealed value begins with the id of the data key it was made with,
/// so keys can be rotated online.
public final class FieldCipher {
  private static final String SEAL =
      """
      select pgp_sym_encrypt(t.text, t.key, 'cipher-algo=aes256, s2k-mode=1')
      from unnest(?::text[], ?::text[]) with ordinality as t(text, key, n) order by t.n
      """;
  private static final String OPEN =
      """
      select pgp_sym_decrypt(t.sealed, t.key)
      from unnest(?::bytea[], ?::text[]) with ordinality as t(sealed, key, n) order by t.n
      """;

  private final JdbcTemplate jdbc;
  private final DataKeys keys;

  public FieldCipher(JdbcTemplate jdbc, DataKeys keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  /// A text and where it will be kept.
  public record Field(Place place, String text) {
    @Override
    public String toString() {
      return "Field[" + place + "]";
    }
  }

  /// What was kept and where it was found.
  public record SealedField(Place place, byte[] sealed) {}

  /// The sealed values, in the same order.
  public List<byte[]> seal(List<Field> fields) {
    if (fields.isEmpty()) {
      return List.of();
    }
    var keyId = keys.currentId();
    var texts = fields.stream().map(Field::text).toArray(String[]::new);
    var rowKeys =
        fields.stream().map(field -> keys.rowKey(keyId, field.place())).toArray(String[]::new);
    var bare = jdbc.query(SEAL, (row, n) -> row.getBytes(1), texts, rowKeys);
    return bare.stream().map(bytes -> Envelope.of(keyId, bytes)).toList();
  }

  public byte[] seal(Place place, String text) {
    return seal(List.of(new Field(place, text))).getFirst();
  }

  /// The texts, in the same order.
  ///
  /// @throws org.springframework.dao.DataAccessException if one was not sealed for its place
  public List<String> open(List<SealedField> fields) {
    if (fields.isEmpty()) {
      return List.of();
    }
    var bare = new ArrayList<byte[]>();
    var rowKeys = new ArrayList<String>();
    for (var field : fields) {
      bare.add(Envelope.content(field.sealed()));
      rowKeys.add(keys.rowKey(Envelope.keyId(field.sealed()), field.place()));
    }
    return jdbc.query(
        OPEN,
        (row, n) -> row.getString(1),
        bare.toArray(byte[][]::new),
        rowKeys.toArray(String[]::new));
  }

  public String open(Place place, byte[] sealed) {
    return open(List.of(new SealedField(place, sealed))).getFirst();
  }

  /// Of the data key with which a value is sealed.
  static String keyId(byte[] sealed) {
    return Envelope.keyId(sealed);
  }

  /// One byte of length, the key id, then what pgcrypto made.
  private static final class Envelope {
    static byte[] of(String keyId, byte[] content) {
      var id = keyId.getBytes(StandardCharsets.US_ASCII);
      var sealed = new byte[1 + id.length + content.length];
      sealed[0] = (byte) id.length;
      System.arraycopy(id, 0, sealed, 1, id.length);
      System.arraycopy(content, 0, sealed, 1 + id.length, content.length);
      return sealed;
    }

    static String keyId(byte[] sealed) {
      if (sealed.length == 0 || sealed[0] < 1 || sealed[0] >= sealed.length) {
        throw new IllegalStateException(sealed.length + " bytes are no sealed value");
      }
      return new String(sealed, 1, sealed[0], StandardCharsets.US_ASCII);
    }

    static byte[] content(byte[] sealed) {
      return java.util.Arrays.copyOfRange(sealed, 1 + sealed[0], sealed.length);
    }
  }
}
