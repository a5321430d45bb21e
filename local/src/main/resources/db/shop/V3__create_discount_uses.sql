-- Who has used a discount code with which order, so that one for once per customer is used once.
create table discount_uses (
  discount_id bigint not null references discounts,
  order_id bigint not null,
  buyer text not null,
  primary key (discount_id, order_id)
);
create index discount_uses_buyer on discount_uses (discount_id, buyer);
