package com.loyalnest.local.shop.discount;

import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The codes that can be typed at the checkout, in any case of their letters.
@Repository
class DiscountCodes {
  private static final String SELECT =
      "select discount_id, type, code, input, used, active from discounts where upper(code) = upper(?)";

  private final JdbcClient jdbc;
  private final RowMapper<DiscountCode> reader;

  DiscountCodes(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.reader =
        (row, n) ->
            DiscountCode.of(
                row.getLong("discount_id"),
                row.getString("type"),
                row.getString("code"),
                json.readTree(row.getString("input")),
                row.getInt("used"),
                row.getBoolean("active"));
  }

  Optional<DiscountCode> find(String code) {
    return jdbc.sql(SELECT).param(code).query(reader).optional();
  }

  /// The code, locked until the transaction ends.
  Optional<DiscountCode> findLocked(String code) {
    return jdbc.sql(SELECT + " for update").param(code).query(reader).optional();
  }

  boolean isUsedBy(String buyer, DiscountCode code) {
    return Objects.requireNonNull(
        jdbc.sql("select exists (select from discount_uses where discount_id = ? and buyer = ?)")
            .params(code.id(), buyer)
            .query(Boolean.class)
            .single());
  }

  void use(DiscountCode code, long orderId, String buyer) {
    jdbc.sql("update discounts set used = used + 1 where discount_id = ?")
        .param(code.id())
        .update();
    jdbc.sql("insert into discount_uses (discount_id, order_id, buyer) values (?, ?, ?)")
        .params(code.id(), orderId, buyer)
        .update();
  }
}
