package com.loyalnest.points.account;

import com.loyalnest.platform.crypto.BlindIndex;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Tells whether two addresses of a merchant's customers are the same, without telling which.
@Component
public class EmailIndex {
  private static final String PURPOSE = "customer_contacts.email";
  private static final String GUEST = "email";

  private final BlindIndex index;

  EmailIndex(BlindIndex index) {
    this.index = index;
  }

  public byte[] of(String merchantId, String email) {
    return index.of(PURPOSE, merchantId, email.strip().toLowerCase(Locale.ROOT));
  }

  /// Whoever buys with this address and without an account at the shop.
  public CustomerIdentity guest(String merchantId, String email) {
    return new CustomerIdentity(merchantId, GUEST, HexFormat.of().formatHex(of(merchantId, email)));
  }

  /// The index of a guest's address.
  public static byte[] of(CustomerIdentity guest) {
    return HexFormat.of().parseHex(guest.externalId());
  }
}
