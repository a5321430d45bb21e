-- When an object says that it changed: what searches by `updated_at` look at, without reading documents. Every
-- document's time carries its offset, so the same text is always the same moment.
create function changed_at(body text) returns timestamptz
  language sql immutable strict
  return (body::json ->> 'updated_at')::timestamptz;

alter table objects add column changed_at timestamptz generated always as (changed_at(body)) stored;
create index objects_changed on objects (kind, changed_at);
