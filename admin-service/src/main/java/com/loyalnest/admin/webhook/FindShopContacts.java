package com.loyalnest.admin.webhook;

import com.loyalnest.admin.shop.Contact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Opens the contact data of logged bodies for the service that owns contacts, in one batch.
@Service
public class FindShopContacts {
  private final ApiLogs logs;

  FindShopContacts(ApiLogs logs) {
    this.logs = logs;
  }

  /// Rows that do not exist, hold no contact or are outside of the tenancy are left out.
  @Transactional(readOnly = true)
  public Map<LogKey, Contact> find(List<LogKey> keys) {
    var contacts = new LinkedHashMap<LogKey, Contact>();
    logs.open(keys)
        .forEach((key, text) -> {
          var contact = SealedBody.contact(text);
          if (!contact.isEmpty()) {
            contacts.put(key, contact);
          }
        });
    return contacts;
  }
}
