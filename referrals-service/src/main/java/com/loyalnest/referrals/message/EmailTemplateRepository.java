package com.loyalnest.referrals.message;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Merchants' own texts.
@Repository
class EmailTemplateRepository {
  private final JdbcClient jdbc;

  EmailTemplateRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A merchant's text of one type in one language, as it was written.
  record OwnText(
      String merchantId, MessageType type, String language, String subject, String html) {}

  List<OwnText> ofMerchants(Collection<String> merchantIds) {
    return jdbc.sql(
            """
            select t.merchant_id, t.type, s.key as language, s.value as subject, t.body ->> s.key as html
            from email_templates t cross join lateral jsonb_each_text(t.subject) s
            where t.merchant_id = any(:merchants::text[]) and t.body ->> s.key is not null
            """)
        .param("merchants", merchantIds.toArray(String[]::new))
        .query((row, n) ->
            new OwnText(
                row.getString("merchant_id"),
                MessageType.of(row.getString("type")),
                row.getString("language"),
                row.getString("subject"),
                row.getString("html")))
        .list();
  }
}
