package com.loyalnest.platform.crypto;

/// A column whose values are sealed, and how a row of it is named: each service has a bean for each
/// of its own. The names are SQL of ours, never a caller's.
///
/// @param merchant the column that names the merchant, or a text in quotes where the table has none
/// @param row the column that names the row within the merchant, as its [Place] does
public record SealedColumn(String table, String column, String merchant, String row) {
  public static SealedColumn of(String table, String column, String row) {
    return new SealedColumn(table, column, "merchant_id", row);
  }

  /// How a person names it.
  public String name() {
    return table + "." + column;
  }
}
