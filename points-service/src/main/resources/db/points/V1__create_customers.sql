-- A shopper's account in a merchant's program. The id is ours; what the shop's platform calls the person lives in
-- customer_identities, so that claim, merge and redaction never touch the ledger's rows.
create table customers (
  merchant_id text not null,
  customer_id text not null,
  points_balance int not null default 0 check (points_balance >= 0),
  points_pending int not null default 0 check (points_pending >= 0),
  points_debt int not null default 0 check (points_debt >= 0),
  total_points_earned bigint not null default 0,
  version bigint not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, customer_id),
  check (points_debt = 0 or points_balance = 0)
) partition by hash (merchant_id);
select create_hash_partitions('customers');
select protect_tenant_table('customers');
grant select, insert, update on customers to ${service}_runtime;
grant select on customers to ${service}_system;

create table customer_identities (
  merchant_id text not null,
  platform text not null,
  external_id text not null,
  customer_id text not null,
  created_at timestamptz not null,
  primary key (merchant_id, platform, external_id)
) partition by hash (merchant_id);
create index customer_identities_customer on customer_identities (merchant_id, customer_id);
select create_hash_partitions('customer_identities');
select protect_tenant_table('customer_identities');
grant select, insert on customer_identities to ${service}_runtime;

-- Personal fields are sealed; email_index finds a person without opening anything and is not unique. The digest is the
-- platform's word for "the same contact data", so that an unchanged contact is never fetched again.
create table customer_contacts (
  merchant_id text not null,
  customer_id text not null,
  email bytea,
  email_index bytea,
  phone bytea,
  first_name bytea,
  last_name bytea,
  locale text not null,
  digest text not null,
  updated_at timestamptz not null,
  primary key (merchant_id, customer_id)
) partition by hash (merchant_id);
create index customer_contacts_email on customer_contacts (merchant_id, email_index);
select create_hash_partitions('customer_contacts');
select protect_tenant_table('customer_contacts');
grant select, insert, update on customer_contacts to ${service}_runtime;

-- Balances change with every order: room in the page keeps such an update out of the indexes.
do $$
begin
  for n in 0..7 loop
    execute format('alter table %I set (fillfactor = 70)', 'customers_' || n);
  end loop;
end $$;
