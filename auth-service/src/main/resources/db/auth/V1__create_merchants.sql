-- The tenants. One row per shop, kept after it uninstalls; the shop's tokens are sealed and gone when it does.
create table plans (
  plan_id text primary key,
  name text not null
);
insert into plans (plan_id, name) values ('free', 'Free');
grant select on plans to ${service}_runtime;

create table merchants (
  merchant_id text primary key,
  shopify_domain text not null unique,
  plan_id text not null references plans,
  api_token bytea,
  api_token_expires_at timestamptz,
  refresh_token bytea,
  refresh_token_expires_at timestamptz,
  scopes text not null default '',
  language jsonb not null default '{"default": "en", "supported": ["en", "es", "fr"]}' check (language -> 'supported' ?| array['en', 'es', 'fr']),
  staff_roles jsonb not null default '{}',
  installed boolean not null,
  installed_at timestamptz not null,
  uninstalled_at timestamptz,
  created_at timestamptz not null
);
create index idx_merchants_language on merchants using gin (language);
select protect_tenant_table('merchants');
grant select, insert, update on merchants to ${service}_runtime;
-- Whoever stands before the tenant is known (sign-in, the webhook door) asks by domain.
grant select on merchants to ${service}_system;
