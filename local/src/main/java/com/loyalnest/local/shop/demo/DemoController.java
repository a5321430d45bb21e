package com.loyalnest.local.shop.demo;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lets the launcher, and anyone, fill the store.
@RestController
class DemoController {
  private final DemoStore store;

  DemoController(DemoStore store) {
    this.store = store;
  }

  @PostMapping("/demo/seed")
  DemoStore.Seeded seed() {
    return store.seed();
  }
}
