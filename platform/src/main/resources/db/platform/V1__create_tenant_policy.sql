-- Row policies in one place: every tenant table calls this once after it is made.
-- The runtime role sees the rows of the transaction's merchants and of nobody when none is set; the system role, for
-- jobs and the relay, sees all rows of the tables it is granted. The scalar subquery lets the planner use the index.
create function protect_tenant_table(table_name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format('alter table %I force row level security', table_name);
  execute format(
    'create policy tenant on %I to ${service}_runtime using (merchant_id = any((select string_to_array(current_setting(''loyalnest.merchants'', true), '',''))::text[])) '
    || 'with check (merchant_id = any((select string_to_array(current_setting(''loyalnest.merchants'', true), '',''))::text[]))', table_name);
  execute format('create policy platform on %I to ${service}_system using (true) with check (true)', table_name);
end $$;

-- Eight hash partitions of a tenant table, `<name>_0` to `<name>_7`.
create function create_hash_partitions(table_name text) returns void language plpgsql as $$
begin
  for n in 0..7 loop
    execute format('create table %I partition of %I for values with (modulus 8, remainder %s)', table_name || '_' || n, table_name, n);
  end loop;
end $$;
