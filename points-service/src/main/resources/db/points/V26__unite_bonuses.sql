-- What two accounts of one person were both given and a person is given once: it was taken back when they were merged,
-- and is given again when the merge is undone.
create table doubled_bonuses (
  merchant_id text not null,
  merge_id text not null,
  -- Whose decision it was.
  customer_id text not null,
  activity text not null,
  deed_key text not null,
  points int not null check (points > 0),
  primary key (merchant_id, merge_id, customer_id, activity, deed_key)
) partition by hash (merchant_id);
create index doubled_bonuses_customer on doubled_bonuses (merchant_id, customer_id);
select create_hash_partitions('doubled_bonuses');
select protect_tenant_table('doubled_bonuses');
grant select, insert on doubled_bonuses to ${service}_runtime;

-- Goals are of a person: what one account adds may be less than nothing, while another's stands.
alter table goal_decisions drop constraint goal_decisions_points_check;
