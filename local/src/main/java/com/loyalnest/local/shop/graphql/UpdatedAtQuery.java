package com.loyalnest.local.shop.graphql;

import graphql.GraphQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// The one search that the stand-in understands: `updated_at:>…` or `updated_at:>=…`, quoted or
/// not.
///
/// @param from the earliest moment that is found
record UpdatedAtQuery(Instant from) {
  private static final Pattern FORM = Pattern.compile("updated_at:>(=?)['\"]?([^'\" ]+)['\"]?");

  /// @throws GraphQLException for a search that it would have to ignore
  static UpdatedAtQuery parse(String query) {
    if (query.isBlank()) {
      return new UpdatedAtQuery(Instant.EPOCH);
    }
    var match = FORM.matcher(query.strip());
    if (!match.matches()) {
      throw new GraphQLException("the stand-in shop knows only updated_at:>… in a query");
    }
    try {
      var moment = OffsetDateTime.parse(match.group(2)).toInstant();
      return new UpdatedAtQuery(match.group(1).isEmpty() ? moment.plusNanos(1000) : moment);
    } catch (DateTimeParseException unreadable) {
      throw new GraphQLException("updated_at: a time with its offset is expected");
    }
  }
}
