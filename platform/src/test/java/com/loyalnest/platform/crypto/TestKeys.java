package com.loyalnest.platform.crypto;

import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.testing.TestEnvironment;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/// A second data key and a second index key for a test's service.
final class TestKeys {
  static final String SECOND = "t2";

  static final String FIRST = "t1";
  private static final String OTHER_KEY =
      Base64.getEncoder()
          .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  private static final String THIRD_KEY =
      Base64.getEncoder()
          .encodeToString("another-thirty-two-bytes-of-key!".getBytes(StandardCharsets.US_ASCII));

  private TestKeys() {}

  /// The job of a service whose current data key is this one, and which has both.
  static FollowKeys following(
      String currentKeyId, List<KeyedColumn> columns, SystemDatabase database, JdbcTemplate jdbc) {
    return following(settings(currentKeyId, 0), columns, database, jdbc);
  }

  /// The same with the index key of that number.
  static FollowKeys following(
      int currentIndexKey, List<KeyedColumn> columns, SystemDatabase database, JdbcTemplate jdbc) {
    return following(settings(FIRST, currentIndexKey), columns, database, jdbc);
  }

  /// The indexes of a service with as many index keys, of which this is the current one.
  static BlindIndex index(int currentIndexKey) {
    return new BlindIndex(settings(FIRST, currentIndexKey));
  }

  private static FollowKeys following(
      CryptoSettings settings,
      List<KeyedColumn> columns,
      SystemDatabase database,
      JdbcTemplate jdbc) {
    var keys = new DataKeys(settings);
    Map<KeyedColumn.Kind, Renewal> renewals =
        Map.of(
            KeyedColumn.Kind.SEALED,
            new RenewSeals(new FieldCipher(jdbc, keys), keys),
            KeyedColumn.Kind.INDEXED,
            new RenewIndexes(new BlindIndex(settings)));
    return new FollowKeys(columns, new KeyRotations(database), renewals, Clock.systemUTC());
  }

  private static CryptoSettings settings(String currentKeyId, int currentIndexKey) {
    var both = Map.of(FIRST, TestEnvironment.KEY, SECOND, OTHER_KEY);
    return new CryptoSettings(
        currentKeyId, both, List.of(TestEnvironment.KEY, OTHER_KEY, THIRD_KEY), currentIndexKey);
  }
}
