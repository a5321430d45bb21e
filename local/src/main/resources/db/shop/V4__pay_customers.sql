-- Gift cards that the app had made. Nothing is ever bought with them here.
create table gift_cards (
  gift_card_id bigint primary key,
  code text not null unique,
  customer_id bigint not null,
  amount numeric not null,
  currency text not null,
  expires_on date,
  note text not null,
  active boolean not null
);

-- Store credit that the app paid, as often as it asked.
create table store_credits (
  transaction_id bigint primary key,
  customer_id bigint not null,
  amount numeric not null,
  currency text not null,
  expires_at timestamptz
);
create index store_credits_customer on store_credits (customer_id, expires_at);
