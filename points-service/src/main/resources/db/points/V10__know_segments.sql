-- The segment analytics put a customer into, and since when: news of it may come in any order.
alter table customers
  add column rfm_segment text,
  add column rfm_segment_at timestamptz;
