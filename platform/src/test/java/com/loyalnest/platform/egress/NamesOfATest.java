package com.loyalnest.platform.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/// Names whose addresses a test decides, answer by answer; the last one is repeated.
final class NamesOfATest implements DnsResolver {
  private final Map<String, Iterator<String>> answers = new HashMap<>();
  final AtomicInteger lookups = new AtomicInteger();

  /// @param inTurn each answer's addresses, between commas
  NamesOfATest name(String name, String... inTurn) {
    var last = inTurn[inTurn.length - 1];
    answers.put(name, Stream.concat(Stream.of(inTurn), Stream.generate(() -> last)).iterator());
    return this;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    lookups.incrementAndGet();
    var answer = answers.get(host);
    if (answer == null) {
      throw new UnknownHostException(host);
    }
    return Stream.of(answer.next().split(",", -1))
        .map(InetAddress::ofLiteral)
        .toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
