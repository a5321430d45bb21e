package com.loyalnest.points.verification;

import static com.loyalnest.points.ShopEvents.event;
import static com.loyalnest.points.ShopEvents.order;
import static com.loyalnest.points.ShopEvents.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.platform.testing.TestServers;
import com.loyalnest.points.PointsServiceTest;
import com.loyalnest.points.Shop;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PointsServiceTest
class LedgerVerificationTest {
  private static final String MERCHANT = "merchant-verified";
  private static final List<String> TABLES =
      List.of(
          "customers",
          "customer_identities",
          "points_transactions",
          "points_lots",
          "points_takings",
          "points_releases",
          "ledger_closings",
          "ledger_seals",
          "orders",
          "decisions");

  private final Shop shop;

  LedgerVerificationTest(@Autowired Shop shop) {
    this.shop = shop;
  }

  @BeforeEach
  void anOrderThatWasHalfRefundedAndAnother() {
    var twice = order("1", "7").addLines(com.loyalnest.points.ShopEvents.line("a", 2, "10.00"));
    shop.tells(event(MERCHANT, twice), event(MERCHANT, order("2", "8", "5.00")));
    shop.tells(event(MERCHANT, refund("r", "1", "a", 1)));
  }

  /// The server is shared: what was broken here must not be found by others.
  @AfterEach
  void forget() throws SQLException {
    for (var table : TABLES) {
      corrupt("delete from " + table + " where merchant_id = '" + MERCHANT + "'");
    }
  }

  @Test
  void soundBooksHoldAndSayWhatWasLookedAt() throws SQLException {
    var result = verified();

    assertThat(result.firstBroken()).isEmpty();
    assertThat(result.holds()).isTrue();
    assertThat(result.checks()).hasSize(Invariant.ALL.size() + 1);
    assertThat(result.extent())
        .filteredOn(count -> count.what().equals("transactions"))
        .singleElement()
        .satisfies(count -> assertThat(count.number()).isGreaterThanOrEqualTo(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing an account holds is negative | alter table customers drop constraint customers_check; update customers set points_debt = 5 where points_balance > 0 and $
          no lot holds less than nothing       | alter table points_lots drop constraint points_lots_check; update points_lots set remaining = points + 1 where $
          one effect per key                   | alter table points_transactions drop constraint points_transactions_merchant_id_effect_key_key; update points_transactions set effect_key = 'same' where $
          belongs to an account                | delete from customers where points_balance = 50 and $
          every taking names a lot             | update points_takings set lot_id = 'gone' where $
          every credit opened one lot          | update points_transactions set points = points + 1 where direction = 1 and points = 50 and $
          every credit opened one lot          | delete from points_lots where remaining = 50 and $
          every debit is its takings           | update points_transactions set debt_points = 1 where direction = -1 and $
          every restoring credit               | insert into points_returns select merchant_id, customer_id, lot_id, lot_id, 1 from points_lots where $
          every redeeming transaction          | update points_transactions set type = 'redeem' where direction = -1 and $
          was refused or cancelled             | update points_transactions set type = 'redeem' where direction = -1 and $; insert into reward_redemptions (merchant_id, redemption_id, customer_id, reward_id, status, points_cost, terms, discount_code, discount_code_index, redeem_transaction_id, restore_transaction_id, starts_at, idempotency_key, created_at, updated_at) select merchant_id, 'r', customer_id, 'w', 'refused', points, '{}', '', '', transaction_id, 'gone', created_at, 'k', created_at, created_at from points_transactions where type = 'redeem' and $
          counts the redemptions               | insert into rewards (merchant_id, reward_id, names, points_cost, type, combines_with_order, combines_with_product, combines_with_shipping, redeemed, active, created_at, updated_at) select merchant_id, 'w', '{}', 1, 'free_shipping', false, false, false, 1, true, earned_at, earned_at from points_lots where points = 50 and $
          every deed that gave points          | insert into activity_decisions select merchant_id, customer_id, 'review', 'r', 1, 5, '[]', 'gone', earned_at, earned_at from points_lots where points = 50 and $
          every deed that gave points          | update points_transactions set effect_key = 'activity/gone' where points = 50 and $
          every lot holds what its takings     | update points_lots set remaining = remaining - 1 where $
          are what is left in the account      | update customers set points_balance = points_balance + 1 where $
          are what is left in the account      | update customers set points_pending = points_balance, points_balance = 0 where $
          every release ended the hold         | insert into points_releases select merchant_id, customer_id, 'gone', 1, 0, '2026-01-01' from customers where $
          every release ended the hold         | insert into points_releases select merchant_id, customer_id, lot_id, points + 1, 0, '2026-01-01' from points_lots where $
          every lot holds what its takings     | insert into points_releases select merchant_id, customer_id, lot_id, points, 1, '2026-01-01' from points_lots where $
          what expired of an account's lots    | update points_lots set expired = 1 where $
          are the sum of all transactions      | update customers set points_debt = 3, points_balance = 0, points_pending = points_balance where $; update points_lots set pending = true where $
          points earned in all                 | update customers set total_points_earned = 1 where $
          points of its order lines            | update points_transactions set lines = '{"a": 1}' where points = 200 and $
          no more is reversed                  | update points_transactions set lines = '{"b": 100}' where direction = -1 and $
          is what the ledger holds of it       | update orders set points = points + 1 where $
          """)
  void everyKindOfPlantedCorruptionIsFoundByItsName(String invariant, String corruption)
      throws SQLException {
    try (var connection = superuser();
        var statement = connection.createStatement()) {
      statement.execute("set search_path = points; set session_replication_role = replica");
      connection.setAutoCommit(false);
      statement.execute(corruption.replace("$", "merchant_id = '" + MERCHANT + "'"));

      var broken = new LedgerVerification(connection).violationsNow();

      assertThat(broken.firstBroken())
          .hasValueSatisfying(check -> {
            assertThat(check.invariant()).contains(invariant);
            assertThat(check.violations())
                .isNotEmpty()
                .allMatch(violation -> violation.merchantId().equals(MERCHANT));
          });
    }
  }

  private static VerificationResult verified() throws SQLException {
    try (var connection = superuser()) {
      return new LedgerVerification(connection).run();
    }
  }

  private static void corrupt(String change) throws SQLException {
    try (var connection = superuser();
        var statement = connection.createStatement()) {
      statement.execute("set search_path = points; set session_replication_role = replica");
      statement.execute(change);
    }
  }

  private static Connection superuser() throws SQLException {
    return DriverManager.getConnection(TestServers.running().superuserUrl());
  }
}
