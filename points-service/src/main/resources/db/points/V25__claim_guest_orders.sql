-- Who proved to the shop that an address is theirs: what guests bought with it is theirs.
create table verified_emails (
  merchant_id text not null,
  customer_id text not null,
  -- Blind; empty when none is verified any more.
  email_index bytea,
  -- Of the contact data that was told with it.
  digest text not null,
  updated_at timestamptz not null,
  primary key (merchant_id, customer_id)
) partition by hash (merchant_id);
create index verified_emails_email on verified_emails (merchant_id, email_index);
select create_hash_partitions('verified_emails');
select protect_tenant_table('verified_emails');
grant select, insert, update on verified_emails to ${service}_runtime;

-- Whether an account was ever merged is asked before a claim.
create index customer_merges_merged on customer_merges (merchant_id, merged_customer_id);
