-- When a customer was last active, for points that are lost by those who are not. Written with the balance; no index
-- holds it, so that such a write stays out of the indexes: who was inactive for long is looked for once a day.
alter table customers
  -- By what always counts: earning, the end of a hold, and the first points of an empty account.
  add column active_at timestamptz,
  -- By what counts if the program says so.
  add column redeemed_at timestamptz,
  add column adjusted_at timestamptz,
  add column birthday_at timestamptz;
