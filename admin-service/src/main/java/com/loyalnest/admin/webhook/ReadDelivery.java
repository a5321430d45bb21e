package com.loyalnest.admin.webhook;

import com.loyalnest.admin.shop.ComplianceRequest;
import com.loyalnest.admin.shop.ObjectVersion;
import java.time.Instant;
import java.util.Optional;

/// A delivery with all that will be written of it.
///
/// @param digest of the body, or of body and day where equal bodies may tell of different occasions
/// @param outcome `accepted`, `parked` or `ignored`
/// @param reason empty when accepted
/// @param payload JSON without personal fields, empty when the body is no JSON object
/// @param sealed what is sealed, see [SealedBody]; empty when nothing of the body is kept
/// @param about what it is about, as far as that can be told
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
    Optional<ObjectVersion> about,
    Optional<ShopSynced> event,
    Optional<ComplianceRequest> request) {
  static final String ACCEPTED = "accepted";
  static final String PARKED = "parked";
  static final String IGNORED = "ignored";

  String object() {
    return about.map(version -> version.kind().word()).orElse("");
  }

  String objectId() {
    return about.map(ObjectVersion::id).orElse("");
  }

  /// Empty when it was not told.
  String objectUpdatedAt() {
    return about.flatMap(ObjectVersion::updatedAt).map(Instant::toString).orElse("");
  }

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
