-- Discount codes that the app had made, with what they were asked to be.
create table discounts (
  discount_id bigint primary key,
  type text not null,
  code text not null,
  input text not null,
  used int not null,
  active boolean not null
);
create unique index discounts_code on discounts (upper(code));
