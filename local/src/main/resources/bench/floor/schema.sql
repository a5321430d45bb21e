-- The least that one order (multi.sql: once-only, ledger row, balance, outbox row, in five round trips) and one
-- redemption (redeem.sql: guarded balance, ledger row, outbox row; one in a hundred asks for too much) cost in SQL.
drop table if exists cu, pt, ob;
create table cu (merchant_id int, customer_id int, points_balance bigint not null, total_earned bigint not null,
  primary key (merchant_id, customer_id));
create table pt (merchant_id int, event_id bigint, customer_id int not null, type text not null, points int not null,
  order_id bigint not null, created_at timestamptz not null default clock_timestamp(), primary key (merchant_id, event_id));
create index on pt (merchant_id, customer_id, created_at);
create table ob (id bigserial primary key, merchant_id int not null, payload jsonb not null,
  created_at timestamptz not null default clock_timestamp());
insert into cu select m, c, 1000000000, 0 from generate_series(1, 100) m, generate_series(1, 1000) c;
vacuum analyze cu;
