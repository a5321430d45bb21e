-- Keys of merchants' programs. The secret itself is nowhere; it is 256 random bits, so its SHA-256
-- cannot be guessed back.
create table api_keys (
  merchant_id text not null references merchants,
  key_id text not null,
  name text not null,
  secret_digest bytea not null,
  areas text[] not null,
  read_only boolean not null,
  created_by text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (merchant_id, key_id)
);
create unique index idx_api_keys_key_id on api_keys (key_id);

select protect_tenant_table('api_keys');
grant select, insert, update on api_keys to ${service}_runtime;
-- A key is how its tenancy is found.
grant select on api_keys to ${service}_system;
