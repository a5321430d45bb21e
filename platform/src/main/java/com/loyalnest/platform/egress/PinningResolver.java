package com.loyalnest.platform.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/// Looks a name up once for a connection, which then goes to one of these very addresses: there is
/// no second answer that could be another one. One address that is not public spoils them all.
final class PinningResolver implements DnsResolver {
  private final DnsResolver lookup;
  private final boolean allowLoopback;

  PinningResolver(DnsResolver lookup, boolean allowLoopback) {
    this.lookup = lookup;
    this.allowLoopback = allowLoopback;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var addresses = lookup.resolve(host);
    if (addresses == null || addresses.length == 0) {
      throw new UnknownHostException(host);
    }
    if (!Arrays.stream(addresses).allMatch(this::isAllowed)) {
      throw new ForbiddenAddress(host);
    }
    return addresses;
  }

  private boolean isAllowed(InetAddress address) {
    return PublicAddresses.contain(address) || (allowLoopback && address.isLoopbackAddress());
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
