package com.loyalnest.referrals.testing;

import com.loyalnest.points.v1.Contact;
import com.loyalnest.points.v1.GetContactsRequest;
import com.loyalnest.points.v1.GetContactsResponse;
import com.loyalnest.points.v1.PointsServiceGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// points-service as far as contacts go.
public final class FakePoints extends PointsServiceGrpc.PointsServiceImplBase {
  private final Map<String, Contact> contacts = new ConcurrentHashMap<>();
  private final AtomicInteger questions = new AtomicInteger();
  private volatile boolean away;

  public void knows(String customerId, String email, String firstName, String locale) {
    contacts.put(
        customerId,
        Contact.newBuilder()
            .setCustomerId(customerId)
            .setEmail(email)
            .setFirstName(firstName)
            .setLocale(locale)
            .build());
  }

  public void goAway(boolean gone) {
    away = gone;
  }

  public int questions() {
    return questions.get();
  }

  @Override
  public void getContacts(GetContactsRequest request, StreamObserver<GetContactsResponse> answer) {
    questions.incrementAndGet();
    if (away) {
      answer.onError(Status.UNAVAILABLE.asRuntimeException());
      return;
    }
    answer.onNext(
        GetContactsResponse.newBuilder()
            .addAllContacts(
                request.getCustomerIdsList().stream()
                    .map(contacts::get)
                    .filter(Objects::nonNull)
                    .toList())
            .build());
    answer.onCompleted();
  }
}
