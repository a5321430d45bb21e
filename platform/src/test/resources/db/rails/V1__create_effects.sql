-- What the tests' readers do, so that doing it twice or never can be seen.
create table effects (
  merchant_id text not null,
  effect_id bigint generated always as identity,
  reader text not null,
  event_id text not null,
  primary key (merchant_id, effect_id)
) partition by hash (merchant_id);
select create_hash_partitions('effects');
select protect_tenant_table('effects');
grant select, insert on effects to ${service}_runtime;
grant select on effects to ${service}_system;
