-- The delivery log: one row per message, written in the transaction that reads its event, never its address or text.
-- A message has the id of the event it tells of, so an event that comes twice cannot become two messages.
create table notifications (
  merchant_id text not null,
  notification_id uuid not null,
  customer_id text not null,
  channel text not null check (channel in ('email')),
  template_type text not null check (template_type in ('points_earned')),
  -- The numbers the text is made with.
  parameters jsonb not null,
  delivery_status text not null check (delivery_status in ('pending', 'sending', 'sent', 'failed', 'skipped')),
  reason text not null default '',
  locale text not null default '',
  tries smallint not null default 0,
  -- It was under way when its sender was lost, and nobody knows whether it arrived; it is sent once more, not twice.
  doubtful boolean not null default false,
  -- When a pending message is due; for one that is claimed, until when the claim holds.
  due_at timestamptz not null,
  correlation_id text not null default '',
  created_at timestamptz not null,
  primary key (merchant_id, notification_id)
) partition by hash (merchant_id);
create index notifications_customer on notifications (merchant_id, customer_id, notification_id);
create index notifications_open on notifications (merchant_id, due_at) where delivery_status in ('pending', 'sending');
select create_hash_partitions('notifications');
select protect_tenant_table('notifications');
grant select, insert, update on notifications to ${service}_runtime;
grant select, update on notifications to ${service}_system;
