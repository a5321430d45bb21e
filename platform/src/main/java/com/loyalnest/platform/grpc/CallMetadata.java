package com.loyalnest.platform.grpc;

import io.grpc.Metadata;

/// The metadata keys of calls between our services.
public final class CallMetadata {
  /// A service token, see `ServiceTokens`.
  public static final Metadata.Key<String> SERVICE =
      Metadata.Key.of("x-loyalnest-service", Metadata.ASCII_STRING_MARSHALLER);

  /// The access token of the person on whose behalf the call is made: `Bearer …`.
  public static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  public static final Metadata.Key<String> CORRELATION =
      Metadata.Key.of("x-correlation-id", Metadata.ASCII_STRING_MARSHALLER);

  static final String BEARER = "Bearer ";

  private CallMetadata() {}
}
