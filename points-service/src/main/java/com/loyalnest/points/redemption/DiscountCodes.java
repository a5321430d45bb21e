package com.loyalnest.points.redemption;

import com.loyalnest.platform.crypto.BlindIndex;
import com.loyalnest.platform.crypto.FieldCipher;
import com.loyalnest.platform.crypto.FieldCipher.Field;
import com.loyalnest.platform.crypto.FieldCipher.SealedField;
import com.loyalnest.platform.crypto.Place;
import com.loyalnest.points.redemption.TakePoints.Taken;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Codes of 100 random bits in letters and digits that nobody mixes up, sealed at rest.
@Component
class DiscountCodes {
  private static final String TABLE = "reward_redemptions";
  private static final String COLUMN = "discount_code";
  private static final String PURPOSE = TABLE + "." + COLUMN;

  /// Without 0, 1, I and O: five bits a letter.
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int LETTERS = 20;
  private static final int GROUP = 5;
  private static final Pattern FORM =
      Pattern.compile("[" + ALPHABET + "]{5}(-[" + ALPHABET + "]{5}){3}");

  private final FieldCipher cipher;
  private final BlindIndex index;
  private final SecureRandom random = new SecureRandom();

  DiscountCodes(FieldCipher cipher, BlindIndex index) {
    this.cipher = cipher;
    this.index = index;
  }

  String next() {
    var code = new StringBuilder();
    for (var n = 0; n < LETTERS; n++) {
      if (n > 0 && n % GROUP == 0) {
        code.append('-');
      }
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /// Shops take codes in any case.
  static String normalised(String code) {
    return code.strip().toUpperCase(Locale.ROOT);
  }

  /// Whether a code could be one of ours.
  static boolean hasOurForm(String code) {
    return FORM.matcher(normalised(code)).matches();
  }

  /// The sealed codes by redemption id, of those that have one. Call it inside a transaction.
  Map<String, byte[]> seal(List<Taken> taken) {
    var withCode = taken.stream().filter(points -> !points.payout().code().isEmpty()).toList();
    var sealed =
        cipher.seal(
            withCode.stream()
                .map(points ->
                    new Field(
                        place(points.command().merchantId(), points.redemptionId()),
                        points.payout().code()))
                .toList());
    var codes = new HashMap<String, byte[]>();
    for (var n = 0; n < sealed.size(); n++) {
      codes.put(withCode.get(n).redemptionId(), sealed.get(n));
    }
    return codes;
  }

  /// The code that a redemption got only when it was issued. Call it inside a transaction.
  byte[] seal(Redemption redemption, String code) {
    return cipher.seal(place(redemption.merchantId(), redemption.redemptionId()), code);
  }

  byte[] index(String merchantId, String code) {
    return index.of(PURPOSE, merchantId, normalised(code));
  }

  /// Whatever a table may hold of the code.
  byte[][] allIndexes(String merchantId, String code) {
    return index.all(PURPOSE, merchantId, normalised(code));
  }

  /// The codes by redemption id, of those that have one. Call it inside a transaction.
  Map<String, String> open(List<Redemption> redemptions) {
    var withCode =
        redemptions.stream().filter(redemption -> redemption.sealedCode() != null).toList();
    var opened =
        cipher.open(
            withCode.stream()
                .map(redemption ->
                    new SealedField(
                        place(redemption.merchantId(), redemption.redemptionId()),
                        Objects.requireNonNull(redemption.sealedCode())))
                .toList());
    var codes = new HashMap<String, String>();
    for (var n = 0; n < opened.size(); n++) {
      codes.put(withCode.get(n).redemptionId(), opened.get(n));
    }
    return codes;
  }

  private static Place place(String merchantId, String redemptionId) {
    return new Place(TABLE, COLUMN, merchantId, redemptionId);
  }
}
