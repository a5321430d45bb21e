-- Addresses by names of ours: a guest is whoever buys with one, and a customer proves one to be theirs. The blind index is
-- in this table only, so that it can follow a new key while nothing else changes.
create table email_addresses (
  merchant_id text not null,
  email_id text not null,
  email_index bytea not null,
  created_at timestamptz not null,
  primary key (merchant_id, email_id)
) partition by hash (merchant_id);
create unique index email_addresses_index on email_addresses (merchant_id, email_index);
select create_hash_partitions('email_addresses');
select protect_tenant_table('email_addresses');
grant select, insert on email_addresses to ${service}_runtime;

-- Guests were named by the index itself. The owner of the tables is let past the row policies for the moment of this.
alter table email_addresses no force row level security;
alter table customer_identities no force row level security;
alter table verified_emails no force row level security;
insert into email_addresses (merchant_id, email_id, email_index, created_at)
select merchant_id, gen_random_uuid()::text, email_index, min(created_at)
from (
  select merchant_id, decode(external_id, 'hex') as email_index, created_at from customer_identities where platform = 'email'
  union all
  select merchant_id, email_index, updated_at from verified_emails where email_index is not null) known
group by merchant_id, email_index;
update customer_identities i set external_id = e.email_id from email_addresses e
where i.platform = 'email' and e.merchant_id = i.merchant_id and e.email_index = decode(i.external_id, 'hex');
alter table verified_emails add column email_id text;
update verified_emails v set email_id = e.email_id from email_addresses e
where e.merchant_id = v.merchant_id and e.email_index = v.email_index;
drop index verified_emails_email;
alter table verified_emails drop column email_index;
create index verified_emails_email on verified_emails (merchant_id, email_id);
alter table email_addresses force row level security;
alter table customer_identities force row level security;
alter table verified_emails force row level security;

-- What the shop calls "the same contact data" is kept as an index of ours. Without one, contacts are asked for once more.
alter table customer_contacts drop column digest, add column digest_index bytea;
alter table verified_emails drop column digest, add column digest_index bytea;

-- The job that follows keys has the system role.
grant select (merchant_id, email_id, email_index), update (email_index) on email_addresses to ${service}_system;
grant select (email_index, digest_index), update (email_index, digest_index) on customer_contacts to ${service}_system;
grant select (merchant_id, customer_id, digest_index), update (digest_index) on verified_emails to ${service}_system;
grant update (day_index) on birthdays to ${service}_system;
grant update (discount_code_index) on reward_redemptions to ${service}_system;
grant update (code_index) on reward_codes to ${service}_system;
