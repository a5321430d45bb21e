-- Webhook subscriptions of one shop alone. The app makes none, so what a shop has of them is worth knowing.
create table shop_subscriptions (
  merchant_id text primary key,
  unexpected text[] not null, -- each as its topic and where it leads
  checked_at timestamptz not null
);
select protect_tenant_table('shop_subscriptions');
grant select on shop_subscriptions to ${service}_runtime;
grant select, insert, update on shop_subscriptions to ${service}_system;
