package com.loyalnest.platform.testing;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.loyalnest.platform.grpc.CallMetadata;
import com.loyalnest.platform.identity.Area;
import com.loyalnest.platform.identity.IdentitySettings;
import com.loyalnest.platform.identity.PublicKeys;
import com.loyalnest.platform.identity.ServiceTokens;
import com.loyalnest.platform.identity.StaffRole;
import com.loyalnest.platform.identity.TokenClaims;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;

/// Callers with real credentials, for tests of gRPC methods: put one on a stub with
/// `withInterceptors`. Their tokens are signed with the test's own key, which [TestEnvironment]
/// makes the service trust.
public final class TestCallers {
  static final String KEY_ID = "test-key";
  private static final OctetKeyPair KEY = newKey();

  private TestCallers() {}

  public static ClientInterceptor merchant(String merchantId) {
    return bearer(token(TokenClaims.MERCHANT, merchantId, "user-1"));
  }

  public static ClientInterceptor shopper(String merchantId, String customerExternalId) {
    return bearer(token(TokenClaims.SHOPPER, merchantId, customerExternalId));
  }

  /// Another service of the suite, on its own behalf.
  public static ClientInterceptor service(String name) {
    var tokens = new ServiceTokens(new IdentitySettings(TestEnvironment.KEY), Clock.systemUTC());
    return new With() {
      @Override
      void put(Metadata metadata, MethodDescriptor<?, ?> method) {
        var token = tokens.mint(name, String.valueOf(method.getServiceName()));
        metadata.put(CallMetadata.SERVICE, token);
      }
    };
  }

  /// Nobody: whatever the service under test sends for itself is taken away.
  public static ClientInterceptor nobody() {
    return new With() {
      @Override
      void put(Metadata metadata, MethodDescriptor<?, ?> method) {
        metadata.put(CallMetadata.SERVICE, "none");
      }
    };
  }

  public static ClientInterceptor bearer(String token) {
    return new With() {
      @Override
      void put(Metadata metadata, MethodDescriptor<?, ?> method) {
        metadata.put(CallMetadata.SERVICE, "none");
        metadata.put(CallMetadata.AUTHORIZATION, "Bearer " + token);
      }
    };
  }

  /// A valid access token of ours, good for an hour; the merchant's is an owner's.
  ///
  /// @param kind `merchant` or `shopper`
  public static String token(String kind, String merchantId, String subject) {
    return kind.equals(TokenClaims.MERCHANT)
        ? staffToken(merchantId, subject, StaffRole.OWNER)
        : signed(claims(kind, merchantId, subject).build());
  }

  public static String staffToken(String merchantId, String userId, StaffRole role) {
    return signed(
        claims(TokenClaims.MERCHANT, merchantId, userId)
            .claim(TokenClaims.ROLE, role.word())
            .build());
  }

  public static String keyToken(String merchantId, boolean readOnly, Area... areas) {
    return signed(
        claims(TokenClaims.API_KEY, merchantId, "key-1")
            .claim(TokenClaims.AREAS, Arrays.stream(areas).map(Area::word).toList())
            .claim(TokenClaims.READ_ONLY, readOnly)
            .build());
  }

  /// Signed with the test's key, whatever it says.
  public static String signed(JWTClaimsSet claims) {
    try {
      var jwt =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(KEY_ID).build(), claims);
      jwt.sign(new Ed25519Signer(KEY));
      return jwt.serialize();
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static JWTClaimsSet.Builder claims(String kind, String merchantId, String subject) {
    return new JWTClaimsSet.Builder()
        .issuer(TokenClaims.ISSUER)
        .subject(subject)
        .claim(TokenClaims.KIND, kind)
        .claim(TokenClaims.MERCHANT_ID, merchantId)
        .expirationTime(Date.from(Clock.systemUTC().instant().plus(Duration.ofHours(1))));
  }

  /// Knows the test's key only.
  public static PublicKeys publicKeys() {
    return keyId -> keyId.equals(KEY_ID) ? Optional.of(KEY.getDecodedX()) : Optional.empty();
  }

  private static OctetKeyPair newKey() {
    try {
      var pair = Ed25519Sign.KeyPair.newKeyPair();
      return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(pair.getPublicKey()))
          .d(Base64URL.encode(pair.getPrivateKey()))
          .build();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private abstract static class With implements ClientInterceptor {
    abstract void put(Metadata metadata, MethodDescriptor<?, ?> method);

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
        @Override
        public void start(Listener<A> listener, Metadata metadata) {
          put(metadata, method);
          super.start(listener, metadata);
        }
      };
    }
  }
}
