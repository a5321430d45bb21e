-- How far each sealed column is sealed with a data key: one row for each key that was ever the current one, and column.
create table key_rotations (
  key_id text not null,
  table_name text not null,
  column_name text not null,
  after_merchant text not null default '', -- where the pass under way is
  after_row text not null default '',
  resealed_in_pass bigint not null default 0,
  resealed bigint not null default 0,
  finished_at timestamptz, -- of a pass that found nothing sealed with another key
  primary key (key_id, table_name, column_name)
);
grant select, insert, update on key_rotations to ${service}_system;
