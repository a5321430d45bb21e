-- More that points buy: a product, store credit, gift cards, codes of the merchant's own; and costs that slide.
alter table rewards drop constraint rewards_type_check;
alter table rewards add constraint rewards_type_check check (type in
  ('amount_off', 'percentage', 'free_shipping', 'free_product', 'store_credit', 'gift_card', 'custom'));
alter table rewards drop constraint rewards_check;
alter table rewards add constraint rewards_valued_check
  check ((type in ('free_shipping', 'free_product', 'custom')) = (value is null));
alter table rewards
  -- What one redemption may cost at the most when the cost slides in steps of points_cost; null when it is fixed.
  add column most_points int check (most_points > 0),
  add column free_variant_id text,
  add column qualifying_collection_id text,
  add constraint rewards_free_product_check check ((type = 'free_product') = (free_variant_id is not null)),
  add constraint rewards_qualifying_check check ((free_variant_id is null) = (qualifying_collection_id is null));

-- A redemption of store credit has no code. What the shop issued is not always a discount.
alter table reward_redemptions rename column discount_id to issued_id;
alter table reward_redemptions alter column discount_code drop not null;
alter table reward_redemptions alter column discount_code_index drop not null;
alter table reward_redemptions drop constraint reward_redemptions_status_check;
alter table reward_redemptions add constraint reward_redemptions_status_check check (status in
  ('pending', 'issued', 'used', 'cancelling', 'cancelled', 'refused', 'unknown'));
alter table reward_redemptions
  -- When the shop was asked for something that it must not be asked for twice, in system time.
  add column asked_at timestamptz;
create index reward_redemptions_unknown on reward_redemptions (merchant_id, redemption_id) where status = 'unknown';

-- Codes of the merchant's own, each for one redemption; sealed like those the shop makes.
create table reward_codes (
  merchant_id text not null,
  reward_id text not null,
  code_id text not null,
  code bytea not null,
  code_index bytea not null,
  -- Who got it; null while it is to be had.
  redemption_id text,
  created_at timestamptz not null,
  primary key (merchant_id, reward_id, code_id),
  unique (merchant_id, code_index)
) partition by hash (merchant_id);
create index reward_codes_free on reward_codes (merchant_id, reward_id, code_id) where redemption_id is null;
select create_hash_partitions('reward_codes');
select protect_tenant_table('reward_codes');
grant select, insert, update on reward_codes to ${service}_runtime;
grant select on reward_codes to ${service}_system;
