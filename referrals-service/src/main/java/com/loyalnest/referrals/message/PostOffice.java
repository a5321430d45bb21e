package com.loyalnest.referrals.message;

/// Whoever carries letters.
public interface PostOffice {
  /// Whether it is set up at all.
  boolean open();

  /// Tries once; never throws for what the carrier or the network does.
  PostOutcome post(Letter letter);
}
