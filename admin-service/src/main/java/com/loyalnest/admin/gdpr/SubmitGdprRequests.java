package com.loyalnest.admin.gdpr;

import com.loyalnest.platform.id.Ids;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes down requests about personal data, in the transaction that logs how they came.
@Service
public class SubmitGdprRequests {
  private final GdprRequests requests;
  private final Ids ids;

  SubmitGdprRequests(GdprRequests requests, Ids ids) {
    this.requests = requests;
    this.ids = ids;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void submit(List<GdprRequest> submitted, Instant now) {
    if (!submitted.isEmpty()) {
      requests.insertPending(
          submitted, submitted.stream().map(request -> ids.nextText()).toList(), now);
    }
  }
}
