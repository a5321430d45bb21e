-- Points that are held back, and points that are lost. A pending lot says so itself: nothing is ever decided by a clock
-- in SQL. What ends the hold is a row of its own, since it changes no points and is no transaction.
alter table points_lots
  add column pending boolean not null default false,
  -- Kept beside `remaining`, so that an index may leave empty lots out without being touched by every taking.
  add column open boolean not null generated always as (remaining > 0) stored,
  -- What was lost to expiry: a refund of its order does not take it a second time.
  add column expired int not null default 0 check (expired >= 0),
  -- How many of the two warnings its owner had.
  add column warnings smallint not null default 0,
  add check (not pending or remaining > 0);
create index points_lots_held on points_lots (available_from, merchant_id, customer_id, lot_id) where pending;
create index points_lots_expiring on points_lots (expires_at, merchant_id, customer_id, lot_id)
  where open and expires_at is not null;
create index points_lots_unwarned on points_lots (warnings, expires_at, merchant_id, customer_id, lot_id)
  where open and expires_at is not null;

create table points_releases (
  merchant_id text not null,
  customer_id text not null,
  lot_id text not null,
  points int not null check (points > 0),
  -- What of them repaid debt before it could be spent.
  debt_points int not null check (debt_points between 0 and points),
  released_at timestamptz not null,
  primary key (merchant_id, customer_id, lot_id)
) partition by hash (merchant_id);
select create_hash_partitions('points_releases');
select protect_tenant_table('points_releases');
grant select, insert on points_releases to ${service}_runtime;
grant select on points_releases to ${service}_system;
create trigger points_releases_append_only before update or delete on points_releases
  for each row execute function refuse_change();

-- Each warning goes out once for a customer and a day, however many lots share the day and whenever the job runs.
create table expiry_warnings (
  merchant_id text not null,
  customer_id text not null,
  expires_at timestamptz not null,
  days_before smallint not null,
  points int not null check (points > 0),
  warned_at timestamptz not null,
  primary key (merchant_id, customer_id, expires_at, days_before)
) partition by hash (merchant_id);
select create_hash_partitions('expiry_warnings');
select protect_tenant_table('expiry_warnings');
grant select, insert on expiry_warnings to ${service}_runtime;

-- The program version by which a merchant's lots were given their dates: a newer one still has to be applied to them.
create table expiry_clocks (
  merchant_id text not null,
  program_version int not null,
  set_at timestamptz not null,
  primary key (merchant_id, program_version)
) partition by hash (merchant_id);
select create_hash_partitions('expiry_clocks');
select protect_tenant_table('expiry_clocks');
grant select, insert on expiry_clocks to ${service}_runtime;
grant select on expiry_clocks, program_settings to ${service}_system;
