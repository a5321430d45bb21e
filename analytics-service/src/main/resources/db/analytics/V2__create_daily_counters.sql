-- A merchant's program in numbers, by UTC day: changed only by the statement that writes a fact for the first time, so
-- they count every fact once. A total is the sum of a few hundred rows.
create table daily_counters (
  merchant_id text not null,
  day date not null,
  members bigint not null default 0,
  points_issued bigint not null default 0,
  points_reversed bigint not null default 0,
  orders bigint not null default 0,
  primary key (merchant_id, day)
) partition by hash (merchant_id);
select create_hash_partitions('daily_counters');
select protect_tenant_table('daily_counters');
grant select, insert, update on daily_counters to ${service}_runtime;
