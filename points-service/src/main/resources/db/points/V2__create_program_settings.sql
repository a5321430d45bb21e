-- What a merchant's program pays, in versions that never change once they are published: a decision of last year can
-- be explained and taken back by the rules of last year.
create table program_settings (
  merchant_id text not null,
  program_version int not null check (program_version > 0),
  config jsonb not null,
  published_at timestamptz not null,
  primary key (merchant_id, program_version)
) partition by hash (merchant_id);
select create_hash_partitions('program_settings');
select protect_tenant_table('program_settings');
grant select, insert on program_settings to ${service}_runtime;
