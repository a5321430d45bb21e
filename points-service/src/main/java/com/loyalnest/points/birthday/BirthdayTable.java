package com.loyalnest.points.birthday;

import com.loyalnest.platform.crypto.BlindIndex;
import com.loyalnest.platform.crypto.FieldCipher;
import com.loyalnest.platform.crypto.Place;
import com.loyalnest.points.account.AccountKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// `birthdays`.
@Repository
class BirthdayTable {
  private static final String TABLE = "birthdays";
  private static final String DAY = TABLE + ".day";
  private static final String INSERT =
      """
      insert into birthdays (merchant_id, customer_id, birthday, day_index, entered_at, entered_by)
      values (?, ?, ?, ?, ?, ?) on conflict do nothing
      """;
  private static final String CHANGE =
      """
      update birthdays set birthday = ?, day_index = ?, entered_at = ?, entered_by = ?, reason = ?
      where merchant_id = ? and customer_id = ?
      """;
  private static final String LOCK =
      "select birthday, entered_at from birthdays where merchant_id = ? and customer_id = ? for update";

  /// Whoever was given points for it this year is through.
  static final String DUE =
      """
      select customer_id from birthdays b
      where merchant_id = ? and day_index = any(?::bytea[]) and entered_at < ? and customer_id > ?
        and not exists (
          select from activity_decisions d
          where d.merchant_id = b.merchant_id and d.customer_id = b.customer_id and d.activity = 'birthday'
            and d.deed_key = ?)
      order by customer_id limit ?
      """;

  private final JdbcTemplate jdbc;
  private final FieldCipher cipher;
  private final BlindIndex index;

  BirthdayTable(JdbcTemplate jdbc, FieldCipher cipher, BlindIndex index) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.index = index;
  }

  /// @return false if one was entered before
  boolean insert(EnterBirthdayCommand command, Instant now) {
    var account = command.account();
    return jdbc.update(
            INSERT,
            account.merchantId(),
            account.customerId(),
            sealed(account, command.birthday()),
            dayIndex(account.merchantId(), command.birthday().day()),
            utc(now),
            command.actor())
        == 1;
  }

  void change(EnterBirthdayCommand command, String reason, Instant now) {
    var account = command.account();
    jdbc.update(
        CHANGE,
        sealed(account, command.birthday()),
        dayIndex(account.merchantId(), command.birthday().day()),
        utc(now),
        command.actor(),
        reason,
        account.merchantId(),
        account.customerId());
  }

  private record Row(byte[] birthday, Instant enteredAt) {}

  Optional<EnteredBirthday> lock(AccountKey account) {
    return jdbc
        .query(
            LOCK,
            (row, n) ->
                new Row(row.getBytes("birthday"), row.getTimestamp("entered_at").toInstant()),
            account.merchantId(),
            account.customerId())
        .stream()
        .findFirst()
        .map(row ->
            new EnteredBirthday(
                Birthday.parse(cipher.open(place(account), row.birthday())), row.enteredAt()));
  }

  /// At most `limit` customers after one who have their birthday on this date, entered it long
  /// enough ago, and were not given anything for it yet.
  List<String> due(String merchantId, LocalDate date, Instant enteredBefore, Page page) {
    return jdbc.query(
        DUE,
        (row, n) -> row.getString(1),
        merchantId,
        Birthday.celebratedOn(date).stream()
            .flatMap(day -> Stream.of(index.all(DAY, merchantId, day.toString())))
            .toArray(byte[][]::new),
        utc(enteredBefore),
        page.after(),
        CelebrateBirthdays.deedKey(date),
        page.limit());
  }

  /// @param after a customer's id; empty for the first page
  record Page(String after, int limit) {}

  private byte[] sealed(AccountKey account, Birthday birthday) {
    return cipher.seal(place(account), birthday.text());
  }

  private byte[] dayIndex(String merchantId, MonthDay day) {
    return index.of(DAY, merchantId, day.toString());
  }

  private static Place place(AccountKey account) {
    return new Place(TABLE, "birthday", account.merchantId(), account.customerId());
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
