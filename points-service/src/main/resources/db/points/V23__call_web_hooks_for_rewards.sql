-- Rewards that the merchant's own server gives: we call a URL of the merchant's, signed with a secret that is sealed here.
alter table rewards drop constraint rewards_type_check;
alter table rewards add constraint rewards_type_check check (type in
  ('amount_off', 'percentage', 'free_shipping', 'free_product', 'store_credit', 'gift_card', 'custom', 'webhook'));
alter table rewards drop constraint rewards_valued_check;
alter table rewards add constraint rewards_valued_check
  check ((type in ('free_shipping', 'free_product', 'custom', 'webhook')) = (value is null));

create table reward_webhooks (
  merchant_id text not null,
  reward_id text not null,
  url text not null,
  secret bytea not null,
  updated_at timestamptz not null,
  primary key (merchant_id, reward_id)
) partition by hash (merchant_id);
select create_hash_partitions('reward_webhooks');
select protect_tenant_table('reward_webhooks');
grant select, insert, update on reward_webhooks to ${service}_runtime;
grant select on reward_webhooks to ${service}_system;
