-- What exclusions need to know of a shop's products, as the shop told it last.
create table products (
  merchant_id text not null,
  platform text not null,
  product_id text not null,
  tags text[] not null,
  -- Ids of its collections; empty until a program that excludes collections makes us ask.
  collections text[],
  collections_at timestamptz,
  -- The platform's time of the tags.
  updated_at timestamptz not null,
  primary key (merchant_id, platform, product_id)
) partition by hash (merchant_id);
select create_hash_partitions('products');
select protect_tenant_table('products');
grant select, insert, update on products to ${service}_runtime;

-- What was looked up for an order when it was first priced, kept as it was then.
alter table orders add column circumstances jsonb not null default '{}';
