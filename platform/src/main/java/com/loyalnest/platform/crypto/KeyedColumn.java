package com.loyalnest.platform.crypto;

/// A column whose values are made with a key, and how a row of it is named: each service has a bean
/// for each of its own, so that its values follow a new key. The names are SQL of ours, never a
/// caller's.
///
/// @param merchant the column that names the merchant, or a text in quotes where the table has none
/// @param row the column that names the row within the merchant, as its [Place] does
public record KeyedColumn(Kind kind, String table, String column, String merchant, String row) {
  private static final String MERCHANT = "merchant_id";

  /// What a key does to the values.
  public enum Kind {
    /// [FieldCipher] sealed them with the data key.
    SEALED,
    /// [BlindIndex] made them with the index key.
    INDEXED
  }

  public static KeyedColumn sealed(String table, String column, String row) {
    return new KeyedColumn(Kind.SEALED, table, column, MERCHANT, row);
  }

  public static KeyedColumn indexed(String table, String column, String row) {
    return new KeyedColumn(Kind.INDEXED, table, column, MERCHANT, row);
  }

  /// How a person names it.
  public String name() {
    return table + "." + column;
  }
}
