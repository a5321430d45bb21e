-- The service's event log. Appended in the transaction of the change; the relay gives committed rows their position.
create table outbox (
  outbox_id bigint generated always as identity,
  merchant_id text not null,
  event_id uuid not null,
  lane smallint not null,
  position bigint,
  event bytea not null,
  created_at timestamptz not null
) partition by range (created_at);
create index outbox_waiting on outbox (lane, merchant_id, outbox_id) where position is null;
create index outbox_position on outbox (position) where position is not null;
select protect_tenant_table('outbox');
grant insert on outbox to ${service}_runtime;
grant select, insert, update, delete on outbox to ${service}_system;

-- Partitions are made months ahead by a job of the system role.
create function ensure_outbox_partitions(from_month date, months int) returns void language plpgsql security definer
set search_path = ${service}, pg_temp as $$
declare month date;
begin
  for n in 0..months - 1 loop
    month := (date_trunc('month', from_month) + make_interval(months => n))::date;
    execute format('create table if not exists %I partition of outbox for values from (%L) to (%L)',
      'outbox_' || to_char(month, 'YYYYMM'), month, (month + interval '1 month')::date);
  end loop;
end $$;
create function drop_outbox_partition(month date) returns void language plpgsql security definer
set search_path = ${service}, pg_temp as $$
begin
  execute format('drop table if exists %I', 'outbox_' || to_char(month, 'YYYYMM'));
end $$;
revoke all on function ensure_outbox_partitions(date, int), drop_outbox_partition(date) from public;
grant execute on function ensure_outbox_partitions(date, int), drop_outbox_partition(date) to ${service}_system;

-- How far each reader has got: everything up to `position` is finished. One row per reader of this service's events.
create table outbox_readers (
  reader text primary key,
  position bigint not null,
  updated_at timestamptz not null
);
grant select, insert, update, delete on outbox_readers to ${service}_system;

-- The last position given out; one row, locked by the relay that gives the next.
create table outbox_log (
  only_row boolean primary key default true check (only_row),
  last_position bigint not null
);
insert into outbox_log (last_position) values (0);
grant select, update on outbox_log to ${service}_system;
