package com.loyalnest.points.expiry;

import com.loyalnest.platform.database.SystemDatabase;
import java.util.List;
import org.springframework.stereotype.Repository;

/// Merchants with whom points are, or once were, lost by inactivity. Only the job reads here, with
/// the system role.
@Repository
class InactivityMerchants {
  private static final String ALL =
      """
      select distinct merchant_id from program_settings
      where config -> 'expiry' ->> 'model' = 'AFTER_INACTIVITY' order by merchant_id
      """;

  private final SystemDatabase database;

  InactivityMerchants(SystemDatabase database) {
    this.database = database;
  }

  List<String> all() {
    return database.jdbc().query(ALL, (row, n) -> row.getString(1));
  }
}
