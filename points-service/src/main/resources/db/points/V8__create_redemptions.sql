-- Points exchanged for rewards. The code is sealed; its blind index finds the redemption when an order comes with it.
-- A row keeps the terms it was made with, so that a doubtful answer of the shop is followed up with the same question.
create table reward_redemptions (
  merchant_id text not null,
  redemption_id text not null,
  customer_id text not null,
  reward_id text not null,
  campaign_id text,
  status text not null check (status in ('pending', 'issued', 'used', 'cancelling', 'cancelled', 'refused')),
  points_cost int not null check (points_cost > 0),
  terms jsonb not null,
  discount_code bytea not null,
  discount_code_index bytea not null,
  -- The platform's id of the discount, once it is known.
  discount_id text,
  starts_at timestamptz not null,
  ends_at timestamptz,
  redeem_transaction_id text not null,
  restore_transaction_id text,
  -- In which order the code was used.
  platform text,
  order_id text,
  idempotency_key text not null,
  -- When the shop is asked again about a pending or cancelling one, in system time.
  next_try_at timestamptz,
  tries int not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, redemption_id),
  unique (merchant_id, customer_id, idempotency_key),
  check ((status in ('cancelled', 'refused')) = (restore_transaction_id is not null)),
  check ((status in ('pending', 'cancelling')) = (next_try_at is not null))
) partition by hash (merchant_id);
create index reward_redemptions_customer on reward_redemptions (merchant_id, customer_id, redemption_id desc);
create index reward_redemptions_code on reward_redemptions (merchant_id, discount_code_index);
create index reward_redemptions_open on reward_redemptions (merchant_id, next_try_at) where next_try_at is not null;
select create_hash_partitions('reward_redemptions');
select protect_tenant_table('reward_redemptions');
grant select, insert, update on reward_redemptions to ${service}_runtime;
grant select on reward_redemptions to ${service}_system;

-- What a restoring credit put back into which lot: it opens none of its own, so the points keep their expiry.
create table points_returns (
  merchant_id text not null,
  customer_id text not null,
  transaction_id text not null,
  lot_id text not null,
  points int not null check (points > 0),
  primary key (merchant_id, customer_id, transaction_id, lot_id)
) partition by hash (merchant_id);
select create_hash_partitions('points_returns');
select protect_tenant_table('points_returns');
grant select, insert on points_returns to ${service}_runtime;
grant select on points_returns to ${service}_system;
create trigger points_returns_append_only before update or delete on points_returns
  for each row execute function refuse_change();
