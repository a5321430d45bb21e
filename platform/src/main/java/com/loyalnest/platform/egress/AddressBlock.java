package com.loyalnest.platform.egress;

import java.net.InetAddress;
import java.util.Arrays;

/// All addresses of one family that begin with the same bits, written like `10.0.0.0/8`.
final class AddressBlock {
  private final byte[] prefix;
  private final int bits;

  private AddressBlock(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  static AddressBlock of(String text) {
    var slash = text.indexOf('/');
    return new AddressBlock(
        InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
        Integer.parseInt(text.substring(slash + 1)));
  }

  boolean contains(InetAddress address) {
    var bytes = address.getAddress();
    var whole = bits / Byte.SIZE;
    return bytes.length == prefix.length
        && Arrays.equals(bytes, 0, whole, prefix, 0, whole)
        && (bits % Byte.SIZE == 0 || beginAlike(bytes[whole], prefix[whole], bits % Byte.SIZE));
  }

  private static boolean beginAlike(byte one, byte other, int count) {
    return ((one ^ other) & 0xFF) >>> (Byte.SIZE - count) == 0;
  }
}
