-- The Ed25519 keys of our own access tokens. Only the newest signs; a retired one has lost its private half and stays
-- to verify what it signed.
create table signing_keys (
  key_id text primary key,
  public_key bytea not null check (length(public_key) = 32),
  private_key bytea,
  created_at timestamptz not null,
  retired_at timestamptz,
  check ((retired_at is null) = (private_key is not null))
);
create unique index signing_keys_one_signs on signing_keys ((retired_at is null)) where retired_at is null;
grant select, insert, update, delete on signing_keys to ${service}_runtime;
