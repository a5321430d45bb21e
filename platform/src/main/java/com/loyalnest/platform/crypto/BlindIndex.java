package com.loyalnest.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Makes a value findable without keeping it: a keyed digest of the normalised value, different per
/// merchant and purpose, from which the value cannot be guessed without the keys.
///
/// Index keys come on top of each other: an index of a later key is the digest, by that key, of the
/// index of the key before. So an index is carried over to a new key without the value, which some
/// tables never had, and whoever holds all keys but the last can guess nothing.
///
/// The first key's indexes are 32 bytes; those of later ones have the key's number, one byte,
/// before them.
public final class BlindIndex {
  private static final int DIGEST = 32;
  private static final int MOST_KEYS = 256;

  private final List<byte[]> keys;
  private final int current;

  public BlindIndex(CryptoSettings settings) {
    this.keys = settings.indexKeys().stream().map(BlindIndex::decoded).toList();
    this.current = settings.currentIndexKey();
    if (keys.size() > MOST_KEYS) {
      throw new IllegalStateException("at most " + MOST_KEYS + " index keys follow each other");
    }
    if (current < 0 || current >= keys.size()) {
      throw new IllegalStateException("loyalnest.crypto.index-keys has no key " + current);
    }
  }

  private static byte[] decoded(String base64) {
    var key = Base64.getDecoder().decode(base64);
    if (key.length != DIGEST) {
      throw new IllegalStateException("an index key must be " + DIGEST + " bytes");
    }
    return key;
  }

  /// What is to be written.
  ///
  /// @param purpose what is indexed, e.g. `customers.email`
  /// @param value already normalised: equal values must be equal texts
  public byte[] of(String purpose, String merchantId, String value) {
    return index(current, purpose, merchantId, value);
  }

  /// What a table may hold of the value, by any key: look for one of them.
  public byte[][] all(String purpose, String merchantId, String value) {
    return IntStream.range(0, keys.size())
        .mapToObj(key -> index(key, purpose, merchantId, value))
        .toArray(byte[][]::new);
  }

  /// Tells of an index, whichever key made it, whether it is this value's.
  public Predicate<byte[]> isOf(String purpose, String merchantId, String value) {
    var all = List.of(all(purpose, merchantId, value));
    return index -> all.stream().anyMatch(one -> Hmac.equal(one, index));
  }

  /// The number of the current key, as a person names it.
  String currentId() {
    return "index-" + current;
  }

  /// Whether a key before the current one made it.
  boolean isEarlier(byte[] index) {
    return keyOf(index) < current;
  }

  /// The same value's index by the current key.
  byte[] raised(byte[] index) {
    var from = keyOf(index);
    return raised(Arrays.copyOfRange(index, index.length - DIGEST, index.length), from, current);
  }

  private byte[] index(int key, String purpose, String merchantId, String value) {
    var message = purpose + "|" + merchantId + "|" + value;
    var first = Hmac.sha256(keys.getFirst(), message.getBytes(StandardCharsets.UTF_8));
    return raised(first, 0, key);
  }

  private byte[] raised(byte[] digest, int from, int to) {
    var raised = digest;
    for (var key = from + 1; key <= to; key++) {
      raised = Hmac.sha256(keys.get(key), raised);
    }
    return to == 0 ? raised : numbered(to, raised);
  }

  private static byte[] numbered(int key, byte[] digest) {
    var index = new byte[1 + DIGEST];
    index[0] = (byte) key;
    System.arraycopy(digest, 0, index, 1, DIGEST);
    return index;
  }

  private static int keyOf(byte[] index) {
    return switch (index.length) {
      case DIGEST -> 0;
      case DIGEST + 1 -> Byte.toUnsignedInt(index[0]);
      default -> throw new IllegalStateException(index.length + " bytes are no index");
    };
  }
}
