package com.loyalnest.auth.login;

import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.platform.outbox.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes down who was let in and who was not. Runs in the merchant's tenancy.
@Service
class SignInLog {
  private final Outbox outbox;

  SignInLog(Outbox outbox) {
    this.outbox = outbox;
  }

  @Transactional
  void note(String merchantId, DomainEvent fact) {
    outbox.append(merchantId, fact);
  }
}
