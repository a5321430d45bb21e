-- The ledger. Transactions and takings are append-only twice over: the runtime role may not change them, and a trigger
-- stops everyone else. No foreign keys: verify-ledger checks what they would.
create table points_transactions (
  merchant_id text not null,
  transaction_id text not null,
  customer_id text not null,
  type text not null check (type in ('earn', 'redeem', 'restore', 'expire', 'adjust', 'reverse', 'import', 'referral', 'campaign')),
  direction smallint not null check (direction in (1, -1)),
  points int not null check (points > 0),
  -- Of a debit: what no lot could cover. Of a credit: what went to repay such debt before it could be spent.
  debt_points int not null check (debt_points between 0 and points),
  source text not null,
  platform text,
  order_id text,
  -- Which line of the order gave or lost how many points.
  lines jsonb,
  eligible numeric,
  currency text,
  rate_numerator bigint,
  rate_denominator bigint,
  program_version int,
  campaign_id text,
  actor text not null,
  -- Names the effect; one effect happens once.
  effect_key text not null,
  created_at timestamptz not null,
  primary key (merchant_id, customer_id, transaction_id),
  unique (merchant_id, effect_key)
) partition by hash (merchant_id);
select create_hash_partitions('points_transactions');
select protect_tenant_table('points_transactions');
grant select, insert on points_transactions to ${service}_runtime;
grant select on points_transactions to ${service}_system;

-- Points earned together, sharing one expiry. A lot has the id of the credit that opened it.
create table points_lots (
  merchant_id text not null,
  customer_id text not null,
  lot_id text not null,
  platform text,
  order_id text,
  points int not null check (points > 0),
  remaining int not null check (remaining between 0 and points),
  earned_at timestamptz not null,
  available_from timestamptz not null,
  expires_at timestamptz,
  primary key (merchant_id, customer_id, lot_id)
) partition by hash (merchant_id);
select create_hash_partitions('points_lots');
select protect_tenant_table('points_lots');
grant select, insert, update on points_lots to ${service}_runtime;
grant select on points_lots to ${service}_system;

-- What a debit took from which lot; a credit that repays debt takes from its own.
create table points_takings (
  merchant_id text not null,
  customer_id text not null,
  transaction_id text not null,
  lot_id text not null,
  points int not null check (points > 0),
  primary key (merchant_id, customer_id, transaction_id, lot_id)
) partition by hash (merchant_id);
select create_hash_partitions('points_takings');
select protect_tenant_table('points_takings');
grant select, insert on points_takings to ${service}_runtime;
grant select on points_takings to ${service}_system;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger points_transactions_append_only before update or delete on points_transactions
  for each row execute function refuse_change();
create trigger points_takings_append_only before update or delete on points_takings
  for each row execute function refuse_change();

do $$
begin
  for n in 0..7 loop
    execute format('alter table %I set (fillfactor = 80)', 'points_lots_' || n);
  end loop;
end $$;
