-- The next version of a program while it is being written; at most one for each merchant.
create table program_drafts (
  merchant_id text not null primary key,
  config jsonb not null,
  -- The version in force when the draft was last saved.
  based_on_version int not null check (based_on_version > 0),
  revision int not null check (revision > 0),
  saved_at timestamptz not null,
  -- The actor's id.
  saved_by text not null
) partition by hash (merchant_id);
select create_hash_partitions('program_drafts');
select protect_tenant_table('program_drafts');
grant select, insert, update, delete on program_drafts to ${service}_runtime;

-- The actor's id.
alter table program_settings add column published_by text not null default 'system';
