package com.loyalnest.platform.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Tells addresses that anybody on the internet can reach from all others. Of IPv6 only what is
/// given out for the public counts, so the forms that carry an IPv4 address (mapped, compatible,
/// NAT64, 6to4, Teredo) are refused whatever they carry.
final class PublicAddresses {
  private static final List<AddressBlock> NEVER_IN_IPV4 =
      Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8", // private
              "100.64.0.0/10", // carriers' own, some clouds' metadata
              "127.0.0.0/8", // loopback
              "168.63.129.16/32", // Azure's metadata
              "169.254.0.0/16", // link-local, most clouds' metadata
              "172.16.0.0/12", // private
              "192.0.0.0/24", // protocols, Oracle's metadata
              "192.0.2.0/24", // documentation
              "192.88.99.0/24", // 6to4 relays
              "192.168.0.0/16", // private
              "198.18.0.0/15", // benchmarks
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4") // reserved, broadcast
          .map(AddressBlock::of)
          .toList();

  private static final AddressBlock GLOBAL_IPV6 = AddressBlock.of("2000::/3");
  private static final List<AddressBlock> NEVER_IN_IPV6 =
      Stream.of(
              "2001::/23", // protocols: Teredo, benchmarks, ORCHID
              "2001:db8::/32", // documentation
              "2002::/16", // 6to4
              "3fff::/20") // documentation
          .map(AddressBlock::of)
          .toList();

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    return address instanceof Inet4Address
        ? NEVER_IN_IPV4.stream().noneMatch(block -> block.contains(address))
        : GLOBAL_IPV6.contains(address)
            && NEVER_IN_IPV6.stream().noneMatch(block -> block.contains(address));
  }
}
