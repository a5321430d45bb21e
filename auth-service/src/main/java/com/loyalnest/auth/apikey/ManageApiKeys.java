package com.loyalnest.auth.apikey;

import com.loyalnest.auth.secret.SecretText;
import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.identity.Area;
import com.loyalnest.platform.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// An owner makes and revokes keys. Runs in the merchant's tenancy.
@Service
public class ManageApiKeys {
  private final ApiKeys keys;
  private final Outbox outbox;
  private final Ids ids;
  private final Clock systemClock;

  ManageApiKeys(ApiKeys keys, Outbox outbox, Ids ids, Clock systemClock) {
    this.keys = keys;
    this.outbox = outbox;
    this.ids = ids;
    this.systemClock = systemClock;
  }

  /// A new key and what its program sends, which is shown this once.
  public record Created(ApiKey key, String text) {
    @Override
    public String toString() {
      return "Created[" + key.keyId() + "]";
    }
  }

  @Transactional
  public Created create(
      String merchantId, String name, Set<Area> areas, boolean readOnly, String createdBy) {
    var text = SecretText.fresh(SecretText.Kind.API_KEY, ids.nextText());
    var key =
        new ApiKey(
            text.id(),
            name,
            Set.copyOf(areas),
            readOnly,
            createdBy,
            systemClock.instant(),
            Optional.empty(),
            Optional.empty());
    keys.add(merchantId, key, text.digest());
    outbox.append(merchantId, new ApiKeyChanged(key.keyId(), name, false));
    return new Created(key, text.text());
  }

  /// @return false if there is no such key that lives
  @Transactional
  public boolean revoke(String merchantId, String keyId) {
    var name = keys.revoke(merchantId, keyId, systemClock.instant());
    name.ifPresent(known -> outbox.append(merchantId, new ApiKeyChanged(keyId, known, true)));
    return name.isPresent();
  }

  /// Newest first, revoked ones too.
  @Transactional(readOnly = true)
  public List<ApiKey> all(String merchantId) {
    return keys.all(merchantId);
  }
}
