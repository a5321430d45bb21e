-- The keys of our own access tokens. The newest signs; all of them verify, so rotation signs nobody out.
create table signing_keys (
  key_id text primary key,
  public_key bytea not null,
  private_key bytea not null,
  created_at timestamptz not null
);
grant select, insert on signing_keys to ${service}_runtime;
