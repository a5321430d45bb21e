package com.loyalnest.points.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.admin.v1.AdminServiceGrpc;
import com.loyalnest.admin.v1.AdminServiceGrpc.AdminServiceImplBase;
import com.loyalnest.admin.v1.GetShopContactsRequest;
import com.loyalnest.admin.v1.GetShopContactsResponse;
import com.loyalnest.admin.v1.ShopContact;
import com.loyalnest.platform.reader.ReaderPaused;
import com.loyalnest.points.account.Contact;
import com.loyalnest.points.account.ContactEntry;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactsFromAdminTest {
  private static final ContactEntry KNOWN = new ContactEntry("merchant", "log-1", "digest");
  private static final ContactEntry GONE = new ContactEntry("merchant", "log-2", "digest");

  private Status status = Status.OK;

  @Test
  void oneCallFetchesAllAndLeavesOutWhatIsGone() {
    assertThat(fetched())
        .isEqualTo(Map.of(KNOWN, new Contact("a@example.com", "+1", "Ann", "Ash", "en")));
  }

  @Test
  void anAdminThatIsAwayPausesTheReader() {
    status = Status.UNAVAILABLE;

    assertThatThrownBy(this::fetched).isInstanceOf(ReaderPaused.class);
  }

  @Test
  void aRefusalHoldsUpNobody() {
    status = Status.INTERNAL;

    assertThat(fetched()).isEmpty();
  }

  private Map<ContactEntry, Contact> fetched() {
    var name = InProcessServerBuilder.generateName();
    var admin =
        InProcessServerBuilder.forName(name).directExecutor().addService(new Admin()).build();
    var channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    try {
      admin.start();
      return new ContactsFromAdmin(AdminServiceGrpc.newBlockingStub(channel))
          .fetch(List.of(KNOWN, GONE));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      channel.shutdownNow();
      admin.shutdownNow();
    }
  }

  private final class Admin extends AdminServiceImplBase {
    @Override
    public void getShopContacts(
        GetShopContactsRequest request, StreamObserver<GetShopContactsResponse> answer) {
      assertThat(request.getKeysCount()).isEqualTo(2);
      if (!status.isOk()) {
        answer.onError(status.asRuntimeException());
        return;
      }
      answer.onNext(
          GetShopContactsResponse.newBuilder()
              .addContacts(
                  ShopContact.newBuilder()
                      .setLogId("log-1")
                      .setEmail("a@example.com")
                      .setPhone("+1")
                      .setFirstName("Ann")
                      .setLastName("Ash")
                      .setLocale("en"))
              .build());
      answer.onCompleted();
    }
  }
}
