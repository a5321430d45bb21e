-- What the platform asks of us for a person or a whole shop. Pending until it is worked on; the person is named by the
-- platform's id, since an account of ours need not exist. `log_id` leads to the request as it came.
create table gdpr_requests (
  merchant_id text not null,
  request_id text not null,
  customer_external_id text,
  request_type text not null check (request_type in ('data_request', 'redact', 'shop_redact')),
  status text not null check (status in ('pending', 'completed', 'failed')),
  log_id text not null,
  created_at timestamptz not null,
  primary key (merchant_id, request_id)
) partition by hash (merchant_id);
select create_hash_partitions('gdpr_requests');
create index gdpr_requests_type on gdpr_requests (merchant_id, request_type, created_at);
select protect_tenant_table('gdpr_requests');
grant select, insert on gdpr_requests to ${service}_runtime;
