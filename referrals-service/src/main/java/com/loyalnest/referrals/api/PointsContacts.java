package com.loyalnest.referrals.api;

import com.loyalnest.points.v1.GetContactsRequest;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.referrals.message.Contact;
import com.loyalnest.referrals.message.ContactBook;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// points-service owns contact data; it is asked at the moment of use.
@Component
class PointsContacts implements ContactBook {
  private final PointsServiceBlockingStub points;

  PointsContacts(PointsServiceBlockingStub points) {
    this.points = points;
  }

  @Override
  public Map<String, Contact> contactsOf(String merchantId, Set<String> customerIds) {
    var request =
        GetContactsRequest.newBuilder()
            .setMerchantId(merchantId)
            .addAllCustomerIds(customerIds)
            .build();
    return points.getContacts(request).getContactsList().stream()
        .map(each ->
            new Contact(
                each.getCustomerId(), each.getEmail(), each.getFirstName(), each.getLocale()))
        .collect(Collectors.toMap(Contact::customerId, Function.identity(), (one, same) -> one));
  }
}
