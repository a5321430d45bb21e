-- What a body told of: which object, and in which version of it. Who compares what a shop has with what it told asks here.
-- Rows of before stay without; what they told is found again once, and is harmless.
alter table api_logs add column object text check (object in ('order', 'customer', 'product'));
alter table api_logs add column object_id text;
alter table api_logs add column object_updated_at timestamptz;
alter table api_logs add column origin text not null default 'webhook' check (origin in ('webhook', 'reconciliation', 'history'));
create index api_logs_object on api_logs (merchant_id, object, object_id, object_updated_at) where object_id is not null;

-- How far what a shop has was compared with what it told, one row for each kind of object.
create table shop_syncs (
  merchant_id text not null,
  object text not null check (object in ('order', 'customer')),
  history_from timestamptz not null,  -- since when; of what was before nothing is known
  connected_at timestamptz not null,  -- what was changed before is history
  covered_until timestamptz not null, -- every change until then was compared
  round_until timestamptz,            -- where the round under way ends, null between rounds
  round_size int not null default 0,  -- objects of the round under way
  round_compared int not null default 0,
  bulk_operation_id text,             -- the shop's preparation of a large round
  found bigint not null default 0,    -- objects that no webhook told, since the beginning and without history
  back_filled bigint not null default 0, -- objects brought in, with history
  last_found_at timestamptz,
  compared_at timestamptz,            -- when the last round ended
  next_look_at timestamptz not null,  -- system time
  failures int not null default 0,    -- since the last success
  problem text,                       -- why the last look came to nothing
  primary key (merchant_id, object)
);
create index shop_syncs_due on shop_syncs (next_look_at);
select protect_tenant_table('shop_syncs');
grant select, insert, update on shop_syncs to ${service}_runtime, ${service}_system;
