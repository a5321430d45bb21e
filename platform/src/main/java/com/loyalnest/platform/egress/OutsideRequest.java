package com.loyalnest.platform.egress;

import java.util.Map;

/// JSON for a URL that a merchant gave.
public record OutsideRequest(String url, Map<String, String> headers, String json) {
  public OutsideRequest {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return "OutsideRequest[" + url.length() + " characters of URL]";
  }
}
