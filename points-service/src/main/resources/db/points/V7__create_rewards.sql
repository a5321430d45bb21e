-- What points buy. A reward is never deleted: redemptions name it, and it may come back into the program.
create table rewards (
  merchant_id text not null,
  reward_id text not null,
  -- Names by language.
  names jsonb not null,
  points_cost int not null check (points_cost > 0),
  type text not null check (type in ('amount_off', 'percentage', 'free_shipping')),
  -- Money of amount_off, per cent of percentage.
  value numeric check (value > 0),
  currency text,
  minimum_spend numeric check (minimum_spend > 0),
  code_days int check (code_days > 0),
  combines_with_order boolean not null,
  combines_with_product boolean not null,
  combines_with_shipping boolean not null,
  customer_limit int check (customer_limit > 0),
  stock int check (stock > 0),
  -- Redemptions that stand: what was refused or cancelled does not count.
  redeemed int not null default 0 check (redeemed >= 0),
  active boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, reward_id),
  check ((type = 'free_shipping') = (value is null)),
  check (type <> 'percentage' or value <= 100)
) partition by hash (merchant_id);
select create_hash_partitions('rewards');
select protect_tenant_table('rewards');
grant select, insert, update on rewards to ${service}_runtime;
grant select on rewards to ${service}_system;
