-- Points spent on an order come back with its refunds: how many of a used redemption are back, and how often that
-- changed. Only whoever holds the order's row changes them.
alter table reward_redemptions
  add column returned int not null default 0,
  add column return_count int not null default 0,
  add check (returned between 0 and points_cost);
create index reward_redemptions_used on reward_redemptions (merchant_id, platform, order_id) where status = 'used';
