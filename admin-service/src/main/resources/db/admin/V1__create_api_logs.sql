-- What arrived from the shops and what became of it. `payload` keeps of the body what may be read by anyone who sees the
-- log; the body as it came, and the contact in it, are sealed in `personal`. A delivery is known by its webhook id and by its topic and body: both are unique per merchant,
-- so the same delivery a hundred times at once is one row, and only who wrote the row writes the event.
create table api_logs (
  merchant_id text not null,
  log_id text not null,
  endpoint text not null,
  webhook_id text,
  event_id text,
  shop_domain text not null,
  api_version text,
  body_digest bytea not null,
  outcome text not null check (outcome in ('accepted', 'parked', 'ignored')),
  reason text,
  payload jsonb,
  personal bytea storage external, -- ciphertext does not compress
  correlation_id text not null,
  triggered_at timestamptz,
  created_at timestamptz not null,
  primary key (merchant_id, log_id),
  unique (merchant_id, webhook_id),
  unique (merchant_id, endpoint, body_digest)
) partition by hash (merchant_id);
select create_hash_partitions('api_logs');
create index api_logs_not_accepted on api_logs (merchant_id, outcome, log_id) where outcome <> 'accepted';
select protect_tenant_table('api_logs');
grant select, insert, update on api_logs to ${service}_runtime;
grant select, delete on api_logs to ${service}_system;
