package com.loyalnest.local.shop.graphql;

import graphql.GraphQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// The one search that the stand-in understands: `updated_at:>…` or `updated_at:>=…`, quoted or
/// not, and after ` AND ` an end, `updated_at:<=…`.
///
/// @param from the earliest moment that is found
/// @param until the last moment that is found
record UpdatedAtQuery(Instant from, Instant until) {
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
  private static final String MOMENT = "['\"]?([^'\" ]+)['\"]?";
  private static final Pattern FORM =
      Pattern.compile("updated_at:>(=?)" + MOMENT + "(?: AND updated_at:<=" + MOMENT + ")?");

  /// @throws GraphQLException for a search that it would have to ignore
  static UpdatedAtQuery parse(String query) {
    if (query.isBlank()) {
      return new UpdatedAtQuery(Instant.EPOCH, NEVER);
    }
    var match = FORM.matcher(query.strip());
    if (!match.matches()) {
      throw new GraphQLException("the stand-in shop knows only updated_at:>… in a query");
    }
    var from = moment(match.group(2));
    var until = match.group(3);
    return new UpdatedAtQuery(
        match.group(1).isEmpty() ? from.plusNanos(1000) : from,
        until == null ? NEVER : moment(until));
  }

  private static Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw new GraphQLException("updated_at: a time with its offset is expected");
    }
  }
}
