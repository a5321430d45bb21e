package com.loyalnest.frontend.api.proxy;

import com.loyalnest.common.v1.Reason;
import com.loyalnest.frontend.api.http.Answer;
import com.loyalnest.frontend.api.http.Credentials;
import com.loyalnest.frontend.api.http.RawBody;
import com.loyalnest.frontend.api.json.RequestFields;
import com.loyalnest.frontend.api.rest.RestCalls;
import com.loyalnest.frontend.api.rest.RestMethod;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.CallerIdentity;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.stereotype.Component;

/// The REST edge's own calls for a shopper behind the app proxy. The signature proves the shop and
/// who is signed in there; the widget token, in a header that no other site can send, proves that
/// the page may act for them. Both must name the same person.
@Component
class ShopperCalls {
  private static final String CUSTOMER = "customer_id";

  private final Credentials credentials;
  private final RestCalls calls;

  ShopperCalls(Credentials credentials, RestCalls calls) {
    this.credentials = credentials;
    this.calls = calls;
  }

  Answer call(RestMethod method, StorefrontVisit visit, HttpServletRequest http)
      throws IOException {
    var shopper = shopper(visit, http);
    var request = method.newRequest();
    RequestFields.fromQuery(visit.query().own(), request);
    if (method.takesBody()) {
      RequestFields.fromJson(body(http), request);
    }
    var field = request.getDescriptorForType().findFieldByName(CUSTOMER);
    if (field != null && request.getField(field).equals("")) {
      request.setField(field, shopper.customerExternalId());
    }
    return Answer.ok(calls.call(method, shopper, request.build()));
  }

  private static byte[] body(HttpServletRequest http) throws IOException {
    return RawBody.of(http)
        .orElseThrow(() -> new Refusal(Reason.BODY_TOO_LARGE, "the body is larger than 2 MB"));
  }

  private CallerIdentity.Shopper shopper(StorefrontVisit visit, HttpServletRequest http) {
    if (!(credentials.callerOf(http) instanceof CallerIdentity.Shopper shopper)) {
      throw new Refusal(Reason.UNAUTHENTICATED, "the widget token is missing");
    }
    var sameShop = shopper.merchantId().equals(visit.merchantId());
    var samePerson = shopper.customerExternalId().equals(visit.customerNumber());
    if (!sameShop || !samePerson) {
      throw new Refusal(Reason.UNAUTHENTICATED, "the widget token is of another visit");
    }
    return shopper;
  }
}
