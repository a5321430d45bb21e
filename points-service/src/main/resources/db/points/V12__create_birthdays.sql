-- Birthdays. The date is sealed; a keyed index of its month and day finds those whose day it is without opening any.
create table birthdays (
  merchant_id text not null,
  customer_id text not null,
  birthday bytea not null,
  day_index bytea not null,
  entered_at timestamptz not null,
  entered_by text not null,
  -- The staff's own words when they changed it.
  reason text check (length(reason) between 1 and 500),
  primary key (merchant_id, customer_id)
) partition by hash (merchant_id);
create index birthdays_day on birthdays (merchant_id, day_index, customer_id);
select create_hash_partitions('birthdays');
select protect_tenant_table('birthdays');
grant select, insert, update on birthdays to ${service}_runtime;
grant select on birthdays to ${service}_system;
