-- The tenants and what we may do at their shops. A table of one row per merchant, so not partitioned: a shop's domain
-- must be unique over the whole platform. Tokens are sealed, so there is no index on them; they are null while the
-- shop is not installed. Times of tokens are system time, all others business time.
create table merchants (
  merchant_id text primary key,
  shopify_domain text not null unique,
  plan_id text not null references plans,
  api_token bytea,
  api_token_expires_at timestamptz,
  refresh_token bytea,
  refresh_token_expires_at timestamptz,
  scopes text[] not null default '{}',
  language jsonb not null,
  staff_roles jsonb not null default '{}',
  -- Of the newest install; null until the first one has succeeded.
  installed_at timestamptz,
  uninstalled_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (shopify_domain ~ '^[a-z0-9][a-z0-9-]*\.myshopify\.com$'),
  check (language -> 'supported' ?| array['en', 'es', 'fr'] and language -> 'supported' ? (language ->> 'default')),
  check (jsonb_typeof(staff_roles) = 'object'),
  check (uninstalled_at is null or (api_token is null and refresh_token is null))
);
select protect_tenant_table('merchants');
grant select, insert, update on merchants to ${service}_runtime;
-- A domain is looked up before the tenant is known; never the tokens.
grant select (merchant_id, shopify_domain, language, installed_at, uninstalled_at) on merchants to ${service}_system;
