package com.loyalnest.points.program;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// `program_drafts`. Call all of it inside a transaction.
@Repository
public class ProgramDrafts {
  private static final String FIND =
      """
      select config, based_on_version, revision, saved_at, saved_by from program_drafts where merchant_id = ?
      """;
  private static final String BEGIN =
      """
      insert into program_drafts (merchant_id, config, based_on_version, revision, saved_at, saved_by)
      values (?, ?::jsonb, ?, 1, ?::timestamptz, ?) on conflict do nothing
      """;
  private static final String SAVE =
      """
      update program_drafts set config = ?::jsonb, based_on_version = ?, revision = revision + 1,
        saved_at = ?::timestamptz, saved_by = ?
      where merchant_id = ? and revision = ?
      """;
  private static final String END =
      "delete from program_drafts where merchant_id = ? and revision = ?";

  private final JdbcTemplate jdbc;
  private final JsonMapper json;

  ProgramDrafts(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  public Optional<ProgramDraft> find(String merchantId) {
    return jdbc
        .query(
            FIND,
            (row, n) ->
                new ProgramDraft(
                    json.readValue(row.getString("config"), ProgramConfig.class),
                    row.getInt("based_on_version"),
                    row.getInt("revision"),
                    row.getTimestamp("saved_at").toInstant(),
                    row.getString("saved_by")),
            merchantId)
        .stream()
        .findFirst();
  }

  /// @return false if there is a draft already
  boolean begin(String merchantId, ProgramDraft draft) {
    return jdbc.update(
            BEGIN,
            merchantId,
            json.writeValueAsString(draft.config()),
            draft.basedOn(),
            draft.savedAt().toString(),
            draft.savedBy())
        == 1;
  }

  /// @return false if the draft is not of the revision before any more
  boolean save(String merchantId, ProgramDraft draft) {
    return jdbc.update(
            SAVE,
            json.writeValueAsString(draft.config()),
            draft.basedOn(),
            draft.savedAt().toString(),
            draft.savedBy(),
            merchantId,
            draft.revision() - 1)
        == 1;
  }

  /// Published or discarded.
  ///
  /// @return false if the draft is not of that revision any more
  boolean end(String merchantId, int revision) {
    return jdbc.update(END, merchantId, revision) == 1;
  }
}
