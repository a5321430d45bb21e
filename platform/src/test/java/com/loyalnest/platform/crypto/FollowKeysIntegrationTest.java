package com.loyalnest.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.crypto.FieldCipher.Field;
import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.rails.RailsApplication;
import com.loyalnest.platform.testing.ServiceTest;
import com.loyalnest.platform.testing.TestServers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(classes = RailsApplication.class, properties = "spring.config.name=rails")
@ServiceTest
class FollowKeysIntegrationTest {
  private static final KeyedColumn SECRETS =
      KeyedColumn.sealed("sealed_things", "secret", "thing_id");

  private static final KeyedColumn INDEXES =
      KeyedColumn.indexed("sealed_things", "secret", "thing_id");

  /// More than two pages.
  private static final int MANY = 1_200;

  @Autowired FieldCipher cipher;
  @Autowired JdbcTemplate jdbc;
  @Autowired SystemDatabase database;

  @BeforeEach
  void things() throws SQLException {
    superuser(
        """
        create table rails.sealed_things (
          merchant_id text not null, thing_id text not null, secret bytea, primary key (merchant_id, thing_id));
        grant select, insert, update on rails.sealed_things to rails_system;
        truncate rails.key_rotations;
        """);
  }

  @AfterEach
  void noThings() throws SQLException {
    superuser("drop table rails.sealed_things");
  }

  private static void superuser(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(TestServers.running().superuserUrl());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void everyValueIsSealedAnewAndOpensAsBefore() {
    keep(MANY);

    var follow = following(TestKeys.SECOND);
    follow.run();

    assertThat(follow.progress())
        .containsExactly(new FollowKeys.Progress(SECRETS, TestKeys.SECOND, MANY, true));
    assertThat(keyIds()).containsExactly(TestKeys.SECOND);
    following(TestKeys.FIRST).run();
    assertThat(keyIds()).containsExactly(TestKeys.FIRST);
    assertThat(opened("m1", "thing-7")).isEqualTo("text 7");
  }

  @Test
  void whatIsSealedWithTheCurrentKeyIsLeftAlone() {
    keep(3);
    var before = sealed();

    following(TestKeys.FIRST).run();

    assertThat(sealed()).isEqualTo(before);
  }

  /// An instance that has not been started anew yet wrote behind the pass.
  @Test
  void whoStillWritesWithTheEarlierKeyIsCaughtUpWith() {
    keep(3);
    var rotations = new KeyRotations(database);
    var nearlyThrough = rotations.progress(TestKeys.SECOND, SECRETS);
    nearlyThrough = nearlyThrough.after(new KeyRotations.Value("m9", "z", new byte[0]), 1);
    rotations.save(TestKeys.SECOND, SECRETS, nearlyThrough, Instant.now());

    following(TestKeys.SECOND).run();

    assertThat(keyIds()).containsExactly(TestKeys.SECOND);
  }

  @Test
  void whatCannotBeOpenedStaysAndItsColumnIsNeverFinished() {
    keep(2);
    database
        .jdbc()
        .update("insert into sealed_things values ('m1', 'moved', ?)", sealedAt("m1", "elsewhere"));

    var follow = following(TestKeys.SECOND);
    follow.run();

    assertThat(follow.progress().getFirst().finished()).isFalse();
    assertThat(keyIds()).containsExactlyInAnyOrder(TestKeys.FIRST, TestKeys.SECOND);
  }

  @Test
  void whatWasWrittenMeanwhileIsNotOverwritten() {
    keep(1);
    var rotations = new KeyRotations(database);
    var progress = rotations.progress(TestKeys.SECOND, SECRETS);
    var read = rotations.after(SECRETS, progress, 10);
    var newer = sealedAt("m1", "thing-0");
    database.jdbc().update("update sealed_things set secret = ?", newer);

    rotations.replace(SECRETS, read, List.of(new byte[] {1}));

    assertThat(database.jdbc().queryForObject("select secret from sealed_things", byte[].class))
        .isEqualTo(newer);
  }

  @Test
  void anEmptyColumnIsFinishedAtOnce() {
    var follow = following(TestKeys.SECOND);

    follow.run();

    assertThat(follow.progress())
        .containsExactly(new FollowKeys.Progress(SECRETS, TestKeys.SECOND, 0, true));
  }

  @Test
  void indexesAreCarriedOverToTheNewKey() {
    var first = TestKeys.index(0);
    for (var thing : List.of("a", "b")) {
      database
          .jdbc()
          .update(
              "insert into sealed_things values ('m1', ?, ?)", thing, first.of("t", "m1", thing));
    }

    var follow = TestKeys.following(2, List.of(INDEXES), database, jdbc);
    follow.run();

    assertThat(follow.progress())
        .containsExactly(new FollowKeys.Progress(INDEXES, "index-2", 2, true));
    var third = TestKeys.index(2);
    assertThat(sealed())
        .containsExactly(
            HexFormat.of().formatHex(third.of("t", "m1", "a")),
            HexFormat.of().formatHex(third.of("t", "m1", "b")));
  }

  @Test
  void whatIsNoIndexStaysAndItsColumnIsNeverFinished() {
    database.jdbc().update("insert into sealed_things values ('m1', 'odd', ?)", new byte[] {7});

    var follow = TestKeys.following(1, List.of(INDEXES), database, jdbc);
    follow.run();

    assertThat(follow.progress().getFirst().finished()).isFalse();
    assertThat(sealed()).containsExactly("07");
  }

  private FollowKeys following(String keyId) {
    return TestKeys.following(keyId, List.of(SECRETS), database, jdbc);
  }

  private void keep(int count) {
    var fields =
        IntStream.range(0, count)
            .mapToObj(n -> new Field(place("m" + n % 3, "thing-" + n), "text " + n))
            .toList();
    var values = cipher.seal(fields);
    for (var n = 0; n < count; n++) {
      var place = fields.get(n).place();
      database
          .jdbc()
          .update(
              "insert into sealed_things values (?, ?, ?)",
              place.merchantId(),
              place.rowId(),
              values.get(n));
    }
  }

  private byte[] sealedAt(String merchant, String thing) {
    return cipher.seal(place(merchant, thing), "moved");
  }

  private String opened(String merchant, String thing) {
    var sealed =
        database
            .jdbc()
            .queryForObject(
                "select secret from sealed_things where merchant_id = ? and thing_id = ?",
                byte[].class,
                merchant,
                thing);
    return cipher.open(place(merchant, thing), Objects.requireNonNull(sealed));
  }

  private static Place place(String merchant, String thing) {
    return new Place("sealed_things", "secret", merchant, thing);
  }

  private List<String> keyIds() {
    return database
        .client()
        .sql(
            """
            select distinct convert_from(substring(secret from 2 for get_byte(secret, 0)), 'UTF8') from sealed_things
            order by 1
            """)
        .query((row, n) -> row.getString(1))
        .list();
  }

  private List<String> sealed() {
    return database
        .client()
        .sql("select encode(secret, 'hex') from sealed_things order by thing_id")
        .query((row, n) -> row.getString(1))
        .list();
  }
}
