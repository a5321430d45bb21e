-- A merchant's own texts. Each language stands alone; one that is missing is sent in the built-in text of that language.
create table email_templates (
  merchant_id text not null,
  template_id text not null,
  type text not null check (type in ('points_earned')),
  -- {"en": "…", "fr": "…"}: the subject, then the HTML body, in Mustache with the variables of the type.
  subject jsonb not null,
  body jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (merchant_id, template_id),
  unique (merchant_id, type)
) partition by hash (merchant_id);
select create_hash_partitions('email_templates');
select protect_tenant_table('email_templates');
grant select, insert, update on email_templates to ${service}_runtime;
