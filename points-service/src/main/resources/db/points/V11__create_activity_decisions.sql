-- What customers did other than buying, each deed once, and why it gave what it gave. A deed that gave nothing stays
-- too: the same deed is not weighed again when there is room under a limit.
create table activity_decisions (
  merchant_id text not null,
  customer_id text not null,
  activity text not null,
  -- The deed's natural key among those of the same activity: which review, which network, which birthday.
  deed_key text not null,
  program_version int not null,
  points int not null check (points >= 0),
  steps jsonb not null,
  transaction_id text,
  done_at timestamptz not null,
  decided_at timestamptz not null,
  primary key (merchant_id, customer_id, activity, deed_key),
  check ((points > 0) = (transaction_id is not null))
) partition by hash (merchant_id);
create index activity_decisions_transaction on activity_decisions (merchant_id, customer_id, transaction_id)
  where transaction_id is not null;
select create_hash_partitions('activity_decisions');
select protect_tenant_table('activity_decisions');
grant select, insert on activity_decisions to ${service}_runtime;
grant select on activity_decisions to ${service}_system;
create trigger activity_decisions_append_only before update or delete on activity_decisions
  for each row execute function refuse_change();
