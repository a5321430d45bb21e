-- Points that staff gave or took, and why. Above the program's limit a second person decides; who asked is never who
-- decides. The reason is the staff's own words and leaves the service only towards them.
create table points_adjustments (
  merchant_id text not null,
  adjustment_id text not null,
  customer_id text not null,
  points int not null check (points <> 0),
  reason text not null check (length(reason) between 1 and 500),
  state text not null check (state in ('applied', 'requested', 'approved', 'refused')),
  requested_by text not null,
  requested_at timestamptz not null,
  decided_by text check (decided_by <> requested_by),
  decided_at timestamptz,
  -- Empty while no points changed.
  transaction_id text,
  primary key (merchant_id, adjustment_id),
  check ((state in ('approved', 'refused')) = (decided_by is not null and decided_at is not null)),
  check ((state in ('applied', 'approved')) = (transaction_id is not null))
) partition by hash (merchant_id);
create index points_adjustments_state on points_adjustments (merchant_id, state, adjustment_id);
select create_hash_partitions('points_adjustments');
select protect_tenant_table('points_adjustments');
grant select, insert, update on points_adjustments to ${service}_runtime;
