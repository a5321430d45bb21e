-- One schema and its three roles for a service; run by a superuser, any number of times.
-- ${service}, ${owner_password}, ${runtime_password}, ${system_password} are filled in by whoever runs it.
create extension if not exists pgcrypto;
create schema if not exists ${service};
do $$
begin
  if not exists (select from pg_roles where rolname = '${service}_owner') then create role ${service}_owner login; end if;
  if not exists (select from pg_roles where rolname = '${service}_runtime') then create role ${service}_runtime login; end if;
  if not exists (select from pg_roles where rolname = '${service}_system') then create role ${service}_system login; end if;
end $$;
alter role ${service}_owner password '${owner_password}';
alter role ${service}_runtime password '${runtime_password}';
alter role ${service}_system password '${system_password}';
alter role ${service}_owner set search_path = ${service}, public;
alter role ${service}_runtime set search_path = ${service}, public;
alter role ${service}_system set search_path = ${service}, public;
alter schema ${service} owner to ${service}_owner;
grant usage on schema ${service} to ${service}_runtime, ${service}_system;
