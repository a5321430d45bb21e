-- What the shop told us about an order, merged, and what of its points is in the ledger. The target is always computed
-- from the facts, so the order in which they arrived leaves no trace.
create table orders (
  merchant_id text not null,
  platform text not null,
  order_id text not null,
  -- Whose account the written points went to; empty until there is one.
  customer_id text,
  facts jsonb not null,
  -- Points in the ledger by line, net of reversals, and their sum.
  written jsonb not null,
  points int not null check (points >= 0),
  program_version int,
  -- Money that earns, net of refunds, in the shop's currency.
  eligible numeric,
  currency text,
  earn_transaction_id text,
  -- Counts the writes of this row; names the effects in the ledger.
  revision int not null,
  decision_digest uuid,
  first_paid_at timestamptz,
  updated_at timestamptz not null,
  primary key (merchant_id, platform, order_id)
) partition by hash (merchant_id);
select create_hash_partitions('orders');
select protect_tenant_table('orders');
grant select, insert, update on orders to ${service}_runtime;
grant select on orders to ${service}_system;

-- Why an order is worth what it is, each time the answer changed. Zero has its reasons too.
create table decisions (
  merchant_id text not null,
  platform text not null,
  order_id text not null,
  revision int not null,
  customer_id text,
  program_version int not null,
  points int not null check (points >= 0),
  steps jsonb not null,
  decided_at timestamptz not null,
  primary key (merchant_id, platform, order_id, revision)
) partition by hash (merchant_id);
select create_hash_partitions('decisions');
select protect_tenant_table('decisions');
grant select, insert on decisions to ${service}_runtime;

do $$
begin
  for n in 0..7 loop
    execute format('alter table %I set (fillfactor = 80)', 'orders_' || n);
  end loop;
end $$;
