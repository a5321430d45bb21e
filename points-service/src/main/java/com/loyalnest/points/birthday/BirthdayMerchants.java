package com.loyalnest.points.birthday;

import com.loyalnest.platform.database.SystemDatabase;
import java.util.List;
import org.springframework.stereotype.Repository;

/// Merchants who have customers' birthdays. Only the job reads here, with the system role.
@Repository
class BirthdayMerchants {
  /// From one merchant to the next through the index, however many birthdays each has.
  private static final String ALL =
      """
      with recursive m as (
        (select merchant_id from birthdays order by merchant_id limit 1)
        union all
        select (select merchant_id from birthdays where merchant_id > m.merchant_id order by merchant_id limit 1)
        from m where m.merchant_id is not null)
      select merchant_id from m where merchant_id is not null
      """;

  private final SystemDatabase database;

  BirthdayMerchants(SystemDatabase database) {
    this.database = database;
  }

  List<String> all() {
    return database.jdbc().query(ALL, (row, n) -> row.getString(1));
  }
}
