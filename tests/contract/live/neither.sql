-- Some other backend: a queue, but nothing that prints, and no contract.
create function public.get_queue(p_store text default null, p_offset int default 0, p_limit int default 50)
returns table (id text, total_count bigint)
language sql stable
set search_path = ''
as $$
    select null::text, 0::bigint limit 0
$$;
revoke execute on all functions in schema public from public, anon;
grant execute on all functions in schema public to authenticated;
