-- What customers' spending towards goals gave, each time it changed; the newest row is what stands in the ledger. It is
-- always computed from the orders, so refunds take back what they undo.
create table goal_decisions (
  merchant_id text not null,
  customer_id text not null,
  revision int not null check (revision > 0),
  points int not null check (points >= 0),
  steps jsonb not null,
  transaction_id text not null,
  decided_at timestamptz not null,
  primary key (merchant_id, customer_id, revision)
) partition by hash (merchant_id);
create index goal_decisions_transaction on goal_decisions (merchant_id, customer_id, transaction_id);
select create_hash_partitions('goal_decisions');
select protect_tenant_table('goal_decisions');
grant select, insert on goal_decisions to ${service}_runtime;
grant select on goal_decisions to ${service}_system;
create trigger goal_decisions_append_only before update or delete on goal_decisions
  for each row execute function refuse_change();
