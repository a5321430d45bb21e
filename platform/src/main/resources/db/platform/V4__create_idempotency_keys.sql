-- First answers of calls that carried an idempotency key, kept beside their effect.
create table idempotency_keys (
  merchant_id text not null,
  operation text not null,
  idempotency_key text not null,
  request_digest bytea not null,
  response bytea,
  created_at timestamptz not null,
  primary key (merchant_id, operation, idempotency_key)
);
select protect_tenant_table('idempotency_keys');
grant select, insert, update on idempotency_keys to ${service}_runtime;
grant select, delete on idempotency_keys to ${service}_system;
