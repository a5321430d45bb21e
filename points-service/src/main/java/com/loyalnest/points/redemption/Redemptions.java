package com.loyalnest.points.redemption;

import com.loyalnest.points.account.AccountKey;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a customer may read of redemptions.
@Component
public class Redemptions {
  private final RedemptionTable redemptions;
  private final DiscountCodes codes;

  Redemptions(RedemptionTable redemptions, DiscountCodes codes) {
    this.redemptions = redemptions;
    this.codes = codes;
  }

  /// @param code empty unless the status shows it
  public record Shown(Redemption redemption, String code) {
    @Override
    public String toString() {
      return "Shown[" + redemption.redemptionId() + "]";
    }
  }

  /// One of the customer's own.
  @Transactional(readOnly = true)
  public Optional<Shown> find(AccountKey account, String redemptionId) {
    return redemptions
        .find(account.merchantId(), redemptionId)
        .filter(redemption -> redemption.account().equals(account))
        .map(redemption -> shown(List.of(redemption)).getFirst());
  }

  /// At most `limit` older than `before`, newest first.
  @Transactional(readOnly = true)
  public List<Shown> list(AccountKey account, Optional<String> before, int limit) {
    return shown(redemptions.list(account, before, limit));
  }

  /// Those of all the merchant's customers about which nobody can tell, at most `limit` older than
  /// `before`, newest first.
  @Transactional(readOnly = true)
  public List<Shown> listUnknown(String merchantId, Optional<String> before, int limit) {
    return shown(redemptions.listUnknown(merchantId, before, limit));
  }

  /// One of the merchant's.
  @Transactional(readOnly = true)
  public Optional<Shown> find(String merchantId, String redemptionId) {
    return redemptions
        .find(merchantId, redemptionId)
        .map(redemption -> shown(List.of(redemption)).getFirst());
  }

  /// How often the customer has had a reward.
  public int hadBy(AccountKey account, String rewardId) {
    return redemptions.countStanding(account, rewardId);
  }

  private List<Shown> shown(List<Redemption> found) {
    var opened =
        codes.open(found.stream().filter(redemption -> redemption.status().showsCode()).toList());
    return found.stream()
        .map(
            redemption -> new Shown(redemption, opened.getOrDefault(redemption.redemptionId(), "")))
        .toList();
  }
}
