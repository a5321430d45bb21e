-- What happened, one row per thing, so that whatever arrives twice or out of order is known once.
-- Orders as the shop's platform last described them; money in minor units of its currency.
create table order_facts (
  merchant_id text not null,
  order_id text not null,
  customer_external_id text not null,
  financial_status text not null,
  test boolean not null,
  total_minor_units bigint not null,
  currency text not null,
  ordered_at timestamptz not null,
  updated_at timestamptz not null,
  cancelled_at timestamptz,
  primary key (merchant_id, order_id)
) partition by hash (merchant_id);

create table refund_facts (
  merchant_id text not null,
  refund_id text not null,
  order_id text not null,
  amount_minor_units bigint not null,
  currency text not null,
  refunded_at timestamptz not null,
  primary key (merchant_id, refund_id)
) partition by hash (merchant_id);

create table member_facts (
  merchant_id text not null,
  customer_id text not null,
  source text not null,
  enrolled_at timestamptz not null,
  primary key (merchant_id, customer_id)
) partition by hash (merchant_id);

-- One row per points transaction; `direction` is +1 for points given and -1 for points taken back.
create table points_facts (
  merchant_id text not null,
  transaction_id text not null,
  customer_id text not null,
  direction smallint not null check (direction in (1, -1)),
  points int not null check (points >= 0),
  source text not null,
  order_id text not null,
  occurred_at timestamptz not null,
  primary key (merchant_id, transaction_id)
) partition by hash (merchant_id);

select create_hash_partitions(t), protect_tenant_table(t)
from unnest(array['order_facts', 'refund_facts', 'member_facts', 'points_facts']) as t;
grant select, insert, update on order_facts, refund_facts to ${service}_runtime;
grant select, insert on member_facts, points_facts to ${service}_runtime;
