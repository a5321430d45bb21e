package com.loyalnest.platform.testing;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.loyalnest.platform.identity.TokenClaims;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What somebody without our signing key can make of a token of ours that they have seen: forged,
/// twisted, cut, glued. Each has a name that says what was done.
public final class ForgedTokens {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// The order of Ed25519's group, little-endian in signatures.
  private static final BigInteger GROUP_ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private final Map<String, String> tokens = new LinkedHashMap<>();
  private final byte[] publicKey;
  private final String header;
  private final String payload;
  private final String signature;

  private ForgedTokens(String valid, byte[] publicKey) {
    var parts = valid.split("\\.");
    this.publicKey = publicKey.clone();
    this.header = parts[0];
    this.payload = parts[1];
    this.signature = parts[2];
  }

  /// Made from tokens of the tests' own key.
  public static Map<String, String> ofTheTests() {
    return of(
        TestCallers.token(TokenClaims.MERCHANT, "m-1", "user-1"),
        TestCallers.token(TokenClaims.MERCHANT, "m-2", "user-2"),
        TestCallers.publicKeys().find(TestCallers.KEY_ID).orElseThrow());
  }

  /// @param valid a token of ours
  /// @param other another one, of another tenant
  /// @param publicKey with which `valid` verifies; everybody may know it
  public static Map<String, String> of(String valid, String other, byte[] publicKey) {
    var forged = new ForgedTokens(valid, publicKey);
    try {
      forged.withoutSignature();
      forged.withThePublicKeyAsSecret();
      forged.withAKeyOfTheirs();
      forged.withAnotherKeyId();
      forged.withOtherClaims();
      forged.withAnotherHeader();
      forged.withABrokenSignature();
      forged.withPartsOfAnother(other);
      forged.inAnotherShape();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
    // To take away what was not there changes nothing.
    forged.tokens.values().removeIf(valid::equals);
    return forged.tokens;
  }

  private void withoutSignature() {
    for (var algorithm : List.of("none", "None", "NONE", "nOnE", "none ", "", "null")) {
      var changed = encoded(header().put("alg", algorithm));
      put("alg '" + algorithm + "', no signature", changed + "." + payload + ".");
      put("alg '" + algorithm + "', two parts", changed + "." + payload);
      put("alg '" + algorithm + "', the signature kept", changed + "." + payload + "." + signature);
    }
    put("no alg", encoded(without(header(), "alg")) + "." + payload + "." + signature);
    put("alg null", encoded(header().putNull("alg")) + "." + payload + "." + signature);
    put("alg a number", encoded(header().put("alg", 1)) + "." + payload + "." + signature);
    put("no signature", header + "." + payload + ".");
    put("no signature and no dot", header + "." + payload);
  }

  private void withThePublicKeyAsSecret() throws GeneralSecurityException {
    var forms =
        Map.of(
            "raw", publicKey,
            "base64", Base64.getEncoder().encode(publicKey),
            "base64url", Base64.getUrlEncoder().withoutPadding().encode(publicKey),
            "empty", new byte[] {0},
            "the word secret", "secret".getBytes(StandardCharsets.UTF_8));
    for (var bits : List.of("256", "384", "512")) {
      var changed = encoded(header().put("alg", "HS" + bits));
      for (var form : forms.entrySet()) {
        var mac = Mac.getInstance("HmacSHA" + bits);
        mac.init(new SecretKeySpec(form.getValue(), "HmacSHA" + bits));
        var tag = mac.doFinal(bytes(changed + "." + payload));
        put(
            "HS" + bits + " with the public key, " + form.getKey(),
            changed + "." + payload + "." + Base64URL.encode(tag));
      }
    }
  }

  private void withAKeyOfTheirs() throws GeneralSecurityException {
    var theirs = Ed25519Sign.KeyPair.newKeyPair();
    var jwk =
        JSON.createObjectNode()
            .put("kty", "OKP")
            .put("crv", "Ed25519")
            .put("x", Base64URL.encode(theirs.getPublicKey()).toString());
    put("another Ed25519 key", signedBy(theirs, header()));
    put("another key, alg Ed25519", signedBy(theirs, header().put("alg", "Ed25519")));
    put("another key, in the header", signedBy(theirs, header().set("jwk", jwk)));
    for (var place : List.of("jku", "x5u", "iss", "jwks_uri", "verification")) {
      put(
          "another key, to be found by " + place,
          signedBy(theirs, header().put(place, "https://keys.example/" + place)));
    }
    put("another key, x5c", signedBy(theirs, with(header(), "x5c", "MIIB")));
    put("another key and no key id", signedBy(theirs, without(header(), "kid")));
    put(
        "another key under its own id",
        signedBy(theirs, header().put("kid", "0").set("jwk", jwk.deepCopy().put("kid", "0"))));
    var rsaKeys = KeyPairGenerator.getInstance("RSA");
    rsaKeys.initialize(1024);
    var rsa = rsaKeys.generateKeyPair();
    for (var algorithm : Map.of("RS256", "SHA256withRSA", "RS512", "SHA512withRSA").entrySet()) {
      put(algorithm.getKey(), signedBy(algorithm.getValue(), rsa.getPrivate(), algorithm.getKey()));
    }
    var ec = KeyPairGenerator.getInstance("EC");
    ec.initialize(256);
    put("ES256", signedBy("SHA256withECDSA", ec.generateKeyPair().getPrivate(), "ES256"));
    for (var algorithm : List.of("PS256", "ES384", "ES512", "ES256K", "Ed448", "A128KW", "dir")) {
      var changed = encoded(header().put("alg", algorithm));
      put(algorithm + ", the signature kept", changed + "." + payload + "." + signature);
    }
  }

  private void withAnotherKeyId() {
    for (var keyId :
        List.of(
            "",
            " ",
            "0",
            "test",
            "../../../../dev/null",
            "/etc/passwd",
            "' or '1'='1",
            "'; drop table signing_keys; --",
            "${jndi:ldap://keys.example/a}",
            "\0",
            "https://keys.example/key",
            "x".repeat(2_000))) {
      var changed = encoded(header().put("kid", keyId));
      put("kid " + shown(keyId), changed + "." + payload + "." + signature);
    }
    var kid = header().path("kid").asString();
    for (var twisted :
        Map.of(
                "with a blank", kid + " ",
                "in capitals", kid.toUpperCase(java.util.Locale.ROOT) + "X",
                "with a zero", kid + "\0",
                "twice", kid + kid)
            .entrySet()) {
      var changed = encoded(header().put("kid", twisted.getValue()));
      put("kid " + twisted.getKey(), changed + "." + payload + "." + signature);
    }
    put("kid a number", encoded(header().put("kid", 7)) + "." + payload + "." + signature);
    put("kid null", encoded(header().putNull("kid")) + "." + payload + "." + signature);
    put("kid a list", encoded(with(header(), "kid", kid)) + "." + payload + "." + signature);
  }

  private void withOtherClaims() {
    for (var claim :
        Map.of(
                "merchant_id", "m-other",
                "sub", "1",
                "kind", "service",
                "role", "owner of all",
                "iss", "somebody",
                "areas", "everything",
                "jti", "0")
            .entrySet()) {
      put("claim " + claim.getKey(), claims(payload().put(claim.getKey(), claim.getValue())));
    }
    put("no merchant", claims(without(payload(), "merchant_id")));
    put("no kind", claims(without(payload(), "kind")));
    put("no issuer", claims(without(payload(), "iss")));
    put("no end", claims(without(payload(), "exp")));
    put("a later end", claims(payload().put("exp", 99_999_999_999L)));
    put("an end in text", claims(payload().put("exp", "tomorrow")));
    put("never ending", claims(payload().put("exp", Long.MAX_VALUE)));
    put("not before long ago", claims(payload().put("nbf", 1)));
    put("of all merchants", claims(payload().put("merchant_id", "*")));
    put("of a list of merchants", claims(with(payload(), "merchant_id", "m-other")));
    put("a merchant more", claims(payload().put("merchantId", "m-other")));
    put("read_only false", claims(payload().put("read_only", false).put("kind", "api_key")));
    put("as a shopper", claims(payload().put("kind", "shopper")));
    put("an empty payload", header + "." + text("{}") + "." + signature);
    put("a list as payload", header + "." + text("[]") + "." + signature);
    put("null as payload", header + "." + text("null") + "." + signature);
    put("a text as payload", header + "." + text("\"owner\"") + "." + signature);
    put("no payload", header + ".." + signature);
    var plain = new String(new Base64URL(payload).decode(), StandardCharsets.UTF_8);
    put(
        "the merchant twice",
        header + "." + text(plain.replace("{", "{\"merchant_id\":\"m-other\",")) + "." + signature);
    put("blanks in the payload", header + "." + text(plain + " ") + "." + signature);
    put("a mark before the payload", header + "." + text("\uFEFF" + plain) + "." + signature);
    put("deep payload", header + "." + text("[".repeat(900) + "]".repeat(900)) + "." + signature);
  }

  private void withAnotherHeader() {
    put("crit unknown", headed(with(header(), "crit", "exp")));
    put("crit b64", headed(with(header().put("b64", false), "crit", "b64")));
    put("b64 false", headed(header().put("b64", false)));
    put("zip", headed(header().put("zip", "DEF")));
    put("enc", headed(header().put("enc", "A128GCM")));
    put("typ JWE", headed(header().put("typ", "JWE")));
    put("cty JWT", headed(header().put("cty", "JWT")));
    put("one more field", headed(header().put("admin", true)));
    put("alg in capitals", headed(header().put("alg", "EDDSA")));
    put("alg in small letters", headed(header().put("alg", "eddsa")));
    put("alg of the curve", headed(header().put("alg", "Ed25519ph")));
    put("an empty header", text("{}") + "." + payload + "." + signature);
    put("a list as header", text("[]") + "." + payload + "." + signature);
    put("null as header", text("null") + "." + payload + "." + signature);
    put("no header", "." + payload + "." + signature);
    var plain = new String(new Base64URL(header).decode(), StandardCharsets.UTF_8);
    put("alg twice", text(plain.replace("{", "{\"alg\":\"none\",")) + "." + payload + ".");
    put(
        "alg twice, the signature kept",
        text(plain.replace("{", "{\"alg\":\"none\",")) + "." + payload + "." + signature);
    put("blanks in the header", text(plain + " ") + "." + payload + "." + signature);
    put("a broken header", text(plain.substring(1)) + "." + payload + "." + signature);
  }

  private void withABrokenSignature() {
    var bytes = new Base64URL(signature).decode();
    for (var at : List.of(0, 1, 2, 7, 15, 16, 23, 30, 31, 32, 33, 40, 47, 56, 62, 63)) {
      for (var bit : at < bytes.length ? List.of(1, 128) : List.<Integer>of()) {
        var flipped = bytes.clone();
        flipped[at] ^= (byte) (int) bit;
        put("bit " + bit + " of byte " + at + " of the signature", signed(flipped));
      }
    }
    for (var length : List.of(1, 16, 31, 32, 33, 48, 63, 64, 65, 96, 128, 1024)) {
      if (length != bytes.length) {
        put("a signature of " + length, signed(Arrays.copyOf(bytes, length)));
      }
    }
    put("a signature of zeros", signed(new byte[bytes.length]));
    var ones = new byte[bytes.length];
    Arrays.fill(ones, (byte) 0xff);
    put("a signature of ones", signed(ones));
    put("the halves of the signature swapped", signed(swapped(bytes)));
    put("the signature plus the group's order", signed(plusOrder(bytes)));
    var identity = new byte[bytes.length];
    identity[0] = 1;
    put("the neutral element as signature", signed(identity));
  }

  private void withPartsOfAnother(String other) {
    var parts = other.split("\\.");
    put("another's payload", header + "." + parts[1] + "." + signature);
    put("another's signature", header + "." + payload + "." + parts[2]);
    put("another's payload, no signature", header + "." + parts[1] + ".");
    put("both payloads", header + "." + payload + "." + parts[1] + "." + signature);
    put("both signatures", header + "." + payload + "." + signature + parts[2]);
  }

  private void inAnotherShape() {
    var whole = header + "." + payload + "." + signature;
    put("empty parts", "..");
    put("dots", ".....");
    put("a dot before", "." + whole);
    put("a dot behind", whole + ".");
    put("four parts", whole + "." + signature);
    put("five parts", header + ".." + payload + "." + signature + "." + signature);
    put("the parts in another order", payload + "." + header + "." + signature);
    put("commas for dots", whole.replace('.', ','));
    put("quoted", "\"" + whole + "\"");
    put("in brackets", "<" + whole + ">");
    put("twice, with a comma", whole + "," + whole);
    put("twice", whole + whole);
    put("a blank inside", header + ". " + payload + "." + signature);
    put("a tab inside", header + ".\t" + payload + "." + signature);
    put("a percent sign", whole.replace(".", "%2E"));
    put("cut short", whole.substring(0, whole.length() - 10));
    put("only the header", header);
    put("nonsense", "nonsense");
    put("a b c", "a.b.c");
    put("a number", "12345");
    put("the word null", "null");
    put("the word undefined", "undefined");
    put("an exclamation mark inside", header + "." + payload + "!." + signature);
    put("5,000 characters", "x".repeat(5_000));
    put("a padded payload of 5,000", header + "." + payload + "A".repeat(5_000) + "." + signature);
    put(
        "as a JSON object",
        "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}"
            .formatted(header, payload, signature));
    put("encoded once more", Base64URL.encode(whole).toString());
    put("inside another", header + "." + Base64URL.encode(whole) + "." + signature);
    put("basic credentials", Base64.getEncoder().encodeToString(bytes("admin:admin")));
    put("an API key that nobody has", "lnk_00000000-0000-7000-8000-000000000000." + "A".repeat(43));
    put("half an API key", "lnk_00000000-0000-7000-8000-000000000000");
  }

  private void put(String name, String token) {
    if (tokens.put(name, token) != null) {
      throw new IllegalStateException("two of the name " + name);
    }
  }

  private ObjectNode header() {
    return object(header);
  }

  private ObjectNode payload() {
    return object(payload);
  }

  private static ObjectNode object(String part) {
    return (ObjectNode) JSON.readTree(new Base64URL(part).decode());
  }

  private static ObjectNode without(ObjectNode object, String field) {
    object.remove(field);
    return object;
  }

  private static ObjectNode with(ObjectNode object, String field, String onlyElement) {
    object.putArray(field).add(onlyElement);
    return object;
  }

  private String headed(ObjectNode changed) {
    return encoded(changed) + "." + payload + "." + signature;
  }

  private String claims(ObjectNode changed) {
    return header + "." + encoded(changed) + "." + signature;
  }

  private String signed(byte[] bytes) {
    return header + "." + payload + "." + Base64URL.encode(bytes);
  }

  private String signedBy(Ed25519Sign.KeyPair theirs, tools.jackson.databind.JsonNode changed)
      throws GeneralSecurityException {
    var text = encoded(changed) + "." + payload;
    return text + "." + Base64URL.encode(new Ed25519Sign(theirs.getPrivateKey()).sign(bytes(text)));
  }

  private String signedBy(String name, java.security.PrivateKey theirs, String algorithm)
      throws GeneralSecurityException {
    var text = encoded(header().put("alg", algorithm)) + "." + payload;
    var signer = Signature.getInstance(name);
    signer.initSign(theirs);
    signer.update(bytes(text));
    return text + "." + Base64URL.encode(signer.sign());
  }

  private static byte[] swapped(byte[] bytes) {
    var swapped = new byte[bytes.length];
    var half = bytes.length / 2;
    System.arraycopy(bytes, half, swapped, 0, half);
    System.arraycopy(bytes, 0, swapped, half, half);
    return swapped;
  }

  /// Verifies with a verifier that does not insist on the smallest form of a signature.
  private static byte[] plusOrder(byte[] bytes) {
    var half = bytes.length / 2;
    var magnitude = new byte[half];
    for (var n = 0; n < half; n++) {
      magnitude[n] = bytes[bytes.length - 1 - n];
    }
    var sum = new BigInteger(1, magnitude).add(GROUP_ORDER).toByteArray();
    var changed = bytes.clone();
    for (var n = 0; n < half; n++) {
      changed[half + n] = n < sum.length ? sum[sum.length - 1 - n] : 0;
    }
    return changed;
  }

  private static String encoded(tools.jackson.databind.JsonNode object) {
    return text(object.toString());
  }

  private static String text(String plain) {
    return Base64URL.encode(plain).toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String shown(String text) {
    return text.length() > 40 ? "of " + text.length() + " characters" : "'" + text + "'";
  }
}
