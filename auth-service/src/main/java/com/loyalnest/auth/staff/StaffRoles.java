package com.loyalnest.auth.staff;

import com.loyalnest.platform.identity.StaffRole;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// `merchants.staff_roles`: the role of each user id. All of it runs in the merchant's tenancy and
/// transaction.
@Repository
class StaffRoles {
  private static final String ALL =
      """
      select entry.key, entry.value from merchants, jsonb_each_text(staff_roles) entry
      where merchant_id = :merchant order by entry.key
      """;
  private static final String ONE =
      "select staff_roles ->> :user::text from merchants where merchant_id = :merchant";
  private static final String PUT =
      """
      update merchants set staff_roles = staff_roles || jsonb_build_object(:user::text, :role::text)
      where merchant_id = :merchant
      """;
  private static final String FIRST = " and staff_roles = '{}'";
  private static final String NEW = " and staff_roles -> :user::text is null";

  private final JdbcClient jdbc;

  StaffRoles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<StaffMember> all(String merchantId) {
    return jdbc.sql(ALL)
        .param("merchant", merchantId)
        .query((row, n) -> new StaffMember(row.getString(1), role(row.getString(2))))
        .list();
  }

  Optional<StaffRole> find(String merchantId, String userId) {
    return jdbc.sql(ONE)
        .param("merchant", merchantId)
        .param("user", userId)
        .query(String.class)
        .optional()
        .map(StaffRoles::role);
  }

  void put(String merchantId, StaffMember member) {
    put(PUT, merchantId, member);
  }

  /// @return whether nobody had a role before
  boolean putFirst(String merchantId, StaffMember member) {
    return put(PUT + FIRST, merchantId, member);
  }

  /// @return whether the member had no role before
  boolean putNew(String merchantId, StaffMember member) {
    return put(PUT + NEW, merchantId, member);
  }

  /// Whoever else wants to change a role waits until this transaction ends.
  void lock(String merchantId) {
    jdbc.sql("select 1 from merchants where merchant_id = ? for update")
        .param(merchantId)
        .query(Integer.class)
        .single();
  }

  private boolean put(String change, String merchantId, StaffMember member) {
    return jdbc.sql(change)
            .param("merchant", merchantId)
            .param("user", member.userId())
            .param("role", member.role().word())
            .update()
        == 1;
  }

  /// A word that this build does not know is the least.
  private static StaffRole role(String word) {
    return StaffRole.of(word).orElse(StaffRole.VIEWER);
  }
}
