package com.loyalnest.admin.webhook;

import com.loyalnest.admin.shop.ComplianceRequest;
import java.util.Optional;

/// A delivery with all that will be written of it.
///
/// @param digest of the body, or of body and day where equal bodies may tell of different occasions
/// @param outcome `accepted`, `parked` or `ignored`
/// @param reason empty when accepted
/// @param payload JSON without personal fields, empty when the body is no JSON object
/// @param sealed what is sealed, see [SealedBody]; empty when nothing of the body is kept
/// @param event present when accepted
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReadDelivery(
    Delivery delivery,
    String logId,
    byte[] digest,
    String outcome,
    String reason,
    String payload,
    String sealed,
    Optional<ShopSynced> event,
    Optional<ComplianceRequest> request) {
  static final String ACCEPTED = "accepted";
  static final String PARKED = "parked";
  static final String IGNORED = "ignored";

  String merchantId() {
    return delivery.merchantId();
  }

  String correlationId() {
    return delivery.correlationId().isEmpty() ? logId : delivery.correlationId();
  }

  boolean isAccepted() {
    return outcome.equals(ACCEPTED);
  }

  boolean isParked() {
    return outcome.equals(PARKED);
  }

  Receipt receipt() {
    return switch (outcome) {
      case PARKED -> new Receipt.Parked(logId, reason);
      case IGNORED -> new Receipt.Ignored(logId, reason);
      default -> new Receipt.Accepted(logId);
    };
  }

  @Override
  public String toString() {
    return "ReadDelivery[" + delivery + ", " + outcome + "]";
  }
}
