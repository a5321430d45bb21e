-- Recovery asks for the redemptions of all merchants that are due first. Through an index that begins with the merchant
-- it had to read and sort all that are open, just when a shop that does not answer leaves many of them open.
drop index reward_redemptions_open;
create index reward_redemptions_due on reward_redemptions (next_try_at) where next_try_at is not null;
