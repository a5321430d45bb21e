package com.loyalnest.points.reward;

import com.loyalnest.platform.crypto.BlindIndex;
import com.loyalnest.platform.crypto.FieldCipher;
import com.loyalnest.platform.crypto.FieldCipher.SealedField;
import com.loyalnest.platform.crypto.Place;
import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.time.BusinessClock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Codes of the merchant's own for rewards of type custom, sealed at rest. Each is handed out once.
@Component
public class RewardCodes {
  private static final String TABLE = "reward_codes";
  private static final String COLUMN = "code";
  private static final String PURPOSE = TABLE + "." + COLUMN;
  private static final String ADD =
      """
      insert into reward_codes (merchant_id, reward_id, code_id, code, code_index, created_at)
      select ?, ?, ?, ?, ?, ?::timestamptz
      where not exists (select from reward_codes where merchant_id = ? and code_index = any(?))
      """;

  /// So that no two transactions add the same code, whichever index key they write with.
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('reward_codes|' || ?, 0))";

  static final String TAKE =
      """
      update reward_codes set redemption_id = ?
      where merchant_id = ? and reward_id = ? and code_id = (
        select code_id from reward_codes where merchant_id = ? and reward_id = ? and redemption_id is null
        order by code_id limit 1 for update skip locked)
      returning code_id, code
      """;
  private static final String LEFT =
      """
      select reward_id, count(*) from reward_codes where merchant_id = ? and redemption_id is null group by reward_id
      """;

  private final JdbcTemplate jdbc;
  private final FieldCipher cipher;
  private final BlindIndex index;
  private final Ids ids;
  private final BusinessClock clock;

  RewardCodes(
      JdbcTemplate jdbc, FieldCipher cipher, BlindIndex index, Ids ids, BusinessClock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.index = index;
    this.ids = ids;
    this.clock = clock;
  }

  /// Adds codes; those that the merchant gave before, for whichever reward, are left out.
  ///
  /// @return how many were new
  @Transactional
  public int add(String merchantId, String rewardId, List<String> codes) {
    jdbc.query(LOCK, row -> {}, merchantId);
    var added = 0;
    for (var code : new LinkedHashSet<>(codes)) {
      var codeId = ids.nextText();
      added +=
          jdbc.update(
              ADD,
              merchantId,
              rewardId,
              codeId,
              cipher.seal(new Place(TABLE, COLUMN, merchantId, codeId), code),
              index.of(PURPOSE, merchantId, code),
              clock.now().toString(),
              merchantId,
              index.all(PURPOSE, merchantId, code));
    }
    return added;
  }

  /// Hands out a code, which nobody else gets. Call it inside a transaction.
  ///
  /// @return empty if none is left
  public Optional<String> take(String merchantId, String rewardId, String redemptionId) {
    return jdbc
        .query(
            TAKE,
            (row, n) ->
                new SealedField(
                    new Place(TABLE, COLUMN, merchantId, row.getString(1)), row.getBytes(2)),
            redemptionId,
            merchantId,
            rewardId,
            merchantId,
            rewardId)
        .stream()
        .findFirst()
        .map(sealed -> cipher.open(List.of(sealed)).getFirst());
  }

  /// How many codes are left, by reward; rewards without any are left out.
  public Map<String, Integer> left(String merchantId) {
    var left = new HashMap<String, Integer>();
    jdbc.query(
        LEFT,
        row -> {
          left.put(row.getString(1), row.getInt(2));
        },
        merchantId);
    return left;
  }
}
