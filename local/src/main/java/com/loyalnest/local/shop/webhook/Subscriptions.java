package com.loyalnest.local.shop.webhook;

import org.springframework.stereotype.Component;

/// Whether the app is told of what happens: not after it was uninstalled, and again once somebody
/// lets it in.
@Component
public class Subscriptions {
  private volatile boolean live = true;

  public void end() {
    live = false;
  }

  public void begin() {
    live = true;
  }

  boolean areLive() {
    return live;
  }
}
