package com.loyalnest.local.shop.oauth;

import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The end of an installation, for tools and tests.
@RestController
class AppController {
  private final AppInstallation installation;

  AppController(AppInstallation installation) {
    this.installation = installation;
  }

  @PostMapping("/api/app/uninstall")
  Map<String, Object> uninstall() {
    installation.uninstall();
    return Map.of("installed", false);
  }

  @PostMapping("/api/app/redact")
  Map<String, Object> redact() {
    installation.askToRedact();
    return Map.of("asked", true);
  }
}
