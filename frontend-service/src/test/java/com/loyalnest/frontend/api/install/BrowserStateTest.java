package com.loyalnest.frontend.api.install;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class BrowserStateTest {
  private final BrowserState states = new BrowserState();

  @Test
  void everyStateIsNewAndCannotBeGuessed() {
    assertThat(states.fresh()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(states.fresh());
  }

  @Test
  void byHttpsTheCookieIsThisHostsAlone() {
    assertThat(BrowserState.cookie(request(true), "s"))
        .isEqualTo(
            "__Host-loyalnest_install=s; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure");
    assertThat(BrowserState.noCookie(request(true)))
        .startsWith("__Host-loyalnest_install=;")
        .contains("Max-Age=0");
  }

  @Test
  void onlyTheBrowserThatBeganHasIt() {
    var other = request(true);
    other.setCookies(new Cookie("__Host-loyalnest_install", "another"));
    var planted = request(true);
    planted.setCookies(new Cookie("loyalnest_install", "mine"));
    var mine = request(true);
    mine.setCookies(new Cookie("x", "mine"), new Cookie("__Host-loyalnest_install", "mine"));

    assertThat(BrowserState.isOf(mine, "mine")).isTrue();
    assertThat(BrowserState.isOf(other, "mine")).isFalse();
    assertThat(BrowserState.isOf(planted, "mine")).isFalse();
    assertThat(BrowserState.isOf(request(true), "")).isFalse();
    assertThat(BrowserState.isOf(mine, "")).isFalse();
  }

  private static MockHttpServletRequest request(boolean https) {
    var request = new MockHttpServletRequest();
    request.setSecure(https);
    return request;
  }
}
