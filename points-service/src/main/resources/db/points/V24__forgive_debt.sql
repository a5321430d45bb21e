-- What of an order's points was forgiven, because they were spent before they were taken back: when the order counts again,
-- so much of it is not given a second time.
alter table orders add column forgiven int not null default 0 check (forgiven >= 0);
