-- Days of the ledger are closed: the transactions of a day are hashed together with the hash of the day before, so that
-- nothing of a closed day can be changed, added or left out without every later hash saying so.
-- A day holds the transactions whose created_at lies in it, and created_at is read from the business clock before the
-- commit. So that none of them arrives after the closing, the merchant's books are sealed first: from then on no
-- transaction dated before sealed_until can be written. Whoever wrote before the seal is waited for; then the day is read.
create table ledger_seals (
  merchant_id text not null,
  sealed_until timestamptz not null,
  primary key (merchant_id)
) partition by hash (merchant_id);
select create_hash_partitions('ledger_seals');
select protect_tenant_table('ledger_seals');
grant select, insert, update on ledger_seals to ${service}_runtime;
grant select on ledger_seals to ${service}_system;

-- A closing covers what lies between the end of the one before and its own. Days without transactions have none.
create table ledger_closings (
  merchant_id text not null,
  day date not null,
  ends_at timestamptz not null,
  transactions bigint not null check (transactions > 0),
  -- The signed sum.
  points bigint not null,
  first_transaction_id text not null,
  last_transaction_id text not null,
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  closed_at timestamptz not null,
  primary key (merchant_id, day),
  unique (merchant_id, previous_hash)
) partition by hash (merchant_id);
select create_hash_partitions('ledger_closings');
select protect_tenant_table('ledger_closings');
grant select, insert on ledger_closings to ${service}_runtime;
grant select on ledger_closings to ${service}_system;
create trigger ledger_closings_append_only before update or delete on ledger_closings
  for each row execute function refuse_change();

-- Once for a statement, not for a row: a batch asks once for each of its merchants.
create function refuse_sealed_time() returns trigger language plpgsql as $$
declare
  sealed record;
begin
  select w.merchant_id, s.sealed_until into sealed
  from (select merchant_id, min(created_at) as earliest from written group by merchant_id) w
  cross join lateral (select sealed_until from ledger_seals where merchant_id = w.merchant_id limit 1) s
  where w.earliest < s.sealed_until limit 1;
  if found then
    raise exception 'the books of % are sealed until %', sealed.merchant_id, sealed.sealed_until
      using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger points_transactions_unsealed after insert on points_transactions
  referencing new table as written for each statement execute function refuse_sealed_time();

-- Finds a day's transactions for next to nothing: rows lie in the order in which they were written.
create index points_transactions_written on points_transactions using brin (created_at)
  with (pages_per_range = 32, autosummarize = on);
