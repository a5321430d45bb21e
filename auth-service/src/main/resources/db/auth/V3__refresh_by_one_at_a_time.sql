-- Who refreshes a shop's tokens says so for a few seconds and holds no connection while Shopify is
-- asked; the version tells whether the tokens are still those it started from.
alter table merchants
  add column token_version bigint not null default 0,
  add column refreshing_until timestamptz;

-- News of scopes may come out of order.
alter table merchants add column scopes_at timestamptz;
