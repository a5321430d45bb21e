-- Every fact of the suite under its name, newest first per merchant. The id is the event's, so an event is logged once.
create table audit_logs (
  merchant_id text not null,
  created_at timestamptz not null,
  audit_log_id text not null,
  action text not null,
  actor_kind text not null check (actor_kind in ('shop', 'merchant', 'shopper', 'platform_admin', 'system')),
  actor_id text not null,
  metadata jsonb not null,
  correlation_id text not null,
  primary key (merchant_id, created_at, audit_log_id)
) partition by hash (merchant_id);
select create_hash_partitions('audit_logs');
create index audit_logs_action on audit_logs (merchant_id, action, created_at, audit_log_id);
select protect_tenant_table('audit_logs');
grant select, insert on audit_logs to ${service}_runtime;
