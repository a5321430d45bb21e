-- What this service's readers have applied: written in the transaction of the effect, so nothing is applied twice.
create table inbox (
  merchant_id text not null,
  reader text not null,
  event_id uuid not null,
  read_at timestamptz not null,
  primary key (merchant_id, reader, event_id)
) partition by hash (merchant_id);
select create_hash_partitions('inbox');
select protect_tenant_table('inbox');
grant select, insert, delete on inbox to ${service}_runtime, ${service}_system;

-- Events that come again later: a prerequisite is missing, or a try failed.
create table deferred_events (
  merchant_id text not null,
  reader text not null,
  event_id uuid not null,
  event bytea not null,
  tries int not null,
  waits int not null,
  reason text not null,
  deferred_at timestamptz not null,
  next_try_at timestamptz not null,
  primary key (merchant_id, reader, event_id)
);
create index deferred_events_due on deferred_events (reader, next_try_at);
select protect_tenant_table('deferred_events');
grant select, insert, update, delete on deferred_events to ${service}_runtime, ${service}_system;

-- Events that a reader gave up on; a person can look at them and hand them to the reader again.
create table dead_letters (
  dead_letter_id text primary key,
  merchant_id text not null,
  reader text not null,
  event_id uuid not null,
  fact text not null,
  event bytea not null,
  tries int not null,
  error text not null,
  parked_at timestamptz not null,
  unique (merchant_id, reader, event_id)
);
create index dead_letters_reader on dead_letters (reader, parked_at desc);
select protect_tenant_table('dead_letters');
grant select, insert, update, delete on dead_letters to ${service}_runtime, ${service}_system;
