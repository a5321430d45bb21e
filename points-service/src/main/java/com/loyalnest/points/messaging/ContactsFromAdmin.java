package com.loyalnest.points.messaging;

import com.loyalnest.admin.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import com.loyalnest.admin.v1.GetShopContactsRequest;
import com.loyalnest.admin.v1.ShopContact;
import com.loyalnest.admin.v1.ShopContactKey;
import com.loyalnest.platform.reader.Away;
import com.loyalnest.platform.reader.ReaderPaused;
import com.loyalnest.points.account.Contact;
import com.loyalnest.points.account.ContactEntry;
import com.loyalnest.points.account.ContactSource;
import io.grpc.StatusRuntimeException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks the admin service, which keeps what the shop sent. A refusal is not worth holding up
/// anybody's points: the contact then comes with the person's next change.
@Component
class ContactsFromAdmin implements ContactSource {
  private static final Logger LOG = LoggerFactory.getLogger(ContactsFromAdmin.class);

  private final AdminServiceBlockingStub admin;

  ContactsFromAdmin(AdminServiceBlockingStub admin) {
    this.admin = admin;
  }

  @Override
  public Map<ContactEntry, Contact> fetch(Collection<ContactEntry> entries) {
    var byLog = new HashMap<String, Contact>();
    try {
      admin
          .getShopContacts(request(entries))
          .getContactsList()
          .forEach(contact -> byLog.put(contact.getLogId(), contact(contact)));
    } catch (StatusRuntimeException failure) {
      if (Away.means(failure)) {
        throw new ReaderPaused("admin service", failure);
      }
      LOG.warn("no contacts from admin: {}", failure.getStatus().getCode());
    }
    var fetched = new HashMap<ContactEntry, Contact>();
    for (var entry : entries) {
      var contact = byLog.get(entry.logId());
      if (contact != null) {
        fetched.put(entry, contact);
      }
    }
    return fetched;
  }

  private static GetShopContactsRequest request(Collection<ContactEntry> entries) {
    var request = GetShopContactsRequest.newBuilder();
    entries.forEach(entry ->
        request.addKeys(
            ShopContactKey.newBuilder().setMerchantId(entry.merchantId()).setLogId(entry.logId())));
    return request.build();
  }

  private static Contact contact(ShopContact contact) {
    return new Contact(
        contact.getEmail(),
        contact.getPhone(),
        contact.getFirstName(),
        contact.getLastName(),
        contact.getLocale());
  }
}
