-- Two accounts of one person. The rows of both ledgers stay as they are: what the one that is merged still holds moves
-- by pairs of transactions of their own type, since nothing was earned, spent or lost by it.
alter table points_transactions drop constraint points_transactions_type_check;
alter table points_transactions add constraint points_transactions_type_check check (type in
  ('earn', 'redeem', 'restore', 'expire', 'adjust', 'reverse', 'import', 'referral', 'campaign', 'merge'));

-- Into which account it goes on; identities, orders and redemptions keep naming the account they were made with.
alter table customers add column merged_into text check (merged_into <> customer_id);
create index customers_merged_into on customers (merchant_id, merged_into) where merged_into is not null;

-- Whose the points were before they moved here; empty when they were always this account's.
alter table points_lots add column home_customer_id text;

create table customer_merges (
  merchant_id text not null,
  merge_id text not null,
  merged_customer_id text not null,
  customer_id text not null,
  source text not null check (source in ('shop', 'staff', 'claim')),
  -- The staff's own words; empty when the shop merged.
  reason text not null,
  merged_by text not null,
  merged_at timestamptz not null,
  -- What became the debt of the account that goes on.
  debt_points int not null check (debt_points >= 0),
  undone_at timestamptz,
  undone_by text,
  undone_reason text,
  primary key (merchant_id, merge_id),
  check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_reason is null))
) partition by hash (merchant_id);
create unique index customer_merges_standing on customer_merges (merchant_id, merged_customer_id) where undone_at is null;
select create_hash_partitions('customer_merges');
select protect_tenant_table('customer_merges');
grant select, insert, update on customer_merges to ${service}_runtime;

-- What a customer's orders hold is counted when a merge is undone, what they came to for goals.
create index orders_customer on orders (merchant_id, customer_id) where customer_id is not null;
