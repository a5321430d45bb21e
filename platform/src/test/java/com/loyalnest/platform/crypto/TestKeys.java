package com.loyalnest.platform.crypto;

import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.testing.TestEnvironment;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/// A second data key for a test's service.
final class TestKeys {
  static final String SECOND = "t2";

  static final String FIRST = "t1";
  private static final String OTHER_KEY =
      Base64.getEncoder()
          .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  private TestKeys() {}

  /// The job of a service whose current key is this one, and which has both.
  static FollowDataKey following(
      String currentKeyId, List<SealedColumn> columns, SystemDatabase database, JdbcTemplate jdbc) {
    var both = Map.of(FIRST, TestEnvironment.KEY, SECOND, OTHER_KEY);
    var keys = new DataKeys(new CryptoSettings(currentKeyId, both, TestEnvironment.KEY));
    return new FollowDataKey(
        columns, new KeyRotations(database), new FieldCipher(jdbc, keys), keys, Clock.systemUTC());
  }
}
