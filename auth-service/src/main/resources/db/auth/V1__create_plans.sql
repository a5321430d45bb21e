-- What a merchant may subscribe to. Few rows, the same for every merchant, so no tenant table.
create table plans (
  plan_id text primary key,
  name text not null
);
insert into plans (plan_id, name) values ('free', 'Free'), ('basic', 'Basic'), ('plus', 'Plus');
grant select on plans to ${service}_runtime;
