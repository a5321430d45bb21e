-- A statement's plan is made while its table is young and kept while it grows. Without numbers the planner thinks that a
-- merchant has next to no rows, takes an index of which only merchant_id fits, and reads all of the merchant's rows for
-- each key. So every partition starts with the number it will have in the end: one or few merchants own all of it. The
-- first ANALYZE replaces it with what is true.
create function expect_many_rows_per_merchant(partition_name text) returns void language plpgsql as $$
begin
  perform pg_restore_attribute_stats('schemaname', '${service}', 'relname', partition_name, 'attname', 'merchant_id',
    'inherited', false, 'null_frac', 0.0::real, 'avg_width', 16, 'n_distinct', 1.0::real);
end $$;

create or replace function create_hash_partitions(table_name text) returns void language plpgsql as $$
begin
  for n in 0..7 loop
    execute format('create table %I partition of %I for values with (modulus 8, remainder %s)', table_name || '_' || n, table_name, n);
    perform expect_many_rows_per_merchant(table_name || '_' || n);
  end loop;
end $$;

do $$
declare partition_name text;
begin
  for partition_name in
    select c.relname from pg_class c
    join pg_inherits i on i.inhrelid = c.oid join pg_partitioned_table p on p.partrelid = i.inhparent
    where c.relnamespace = '${service}'::regnamespace and c.relkind = 'r' and c.reltuples < 0 and p.partstrat = 'h'
  loop
    perform expect_many_rows_per_merchant(partition_name);
  end loop;
end $$;
