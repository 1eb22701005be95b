-- Reading, with the quirks that contract.md names.

-- One row whatever the scan: all null when it is unknown, and -A for every suffix.
create function public.get_order_for_scan(p_scan text)
returns table (
    id text, shopify_order_number int, customer_name text, product_title text, size text, notes text, due_date date,
    delivery_method text, stage text, priority text, storage text, store text,
    filling_start_ts timestamptz, filling_complete_ts timestamptz, covering_start_ts timestamptz,
    covering_complete_ts timestamptz, decorating_start_ts timestamptz, decorating_complete_ts timestamptz,
    packing_start_ts timestamptz, packing_complete_ts timestamptz
)
language sql stable security definer
set search_path = ''
as $$
    with wanted as (
        select regexp_match(upper(btrim(p_scan)), '^(?:#([A-Z])|([A-Z]+)-)?0*([1-9][0-9]*)(?:-[A-Z]+)?$') as m
    ), found as (
        select o.* from live.orders o join live.stores s on s.id = o.store, wanted w
        where o.number = w.m[3]::int
            and (w.m[1] is null or s.letter = w.m[1])
            and (w.m[2] is null or upper(s.id) = w.m[2])
        order by o.store, o.suffix nulls first
        limit 1
    )
    select f.id, f.number, f.customer_name, f.product_title, f.size, f.notes, f.due_date, f.delivery_method, f.stage,
        f.priority, f.storage, f.store, f.filling_start_ts, f.filling_complete_ts, f.covering_start_ts,
        f.covering_complete_ts, f.decorating_start_ts, f.decorating_complete_ts, f.packing_start_ts,
        f.packing_complete_ts
    from (select) nothing left join found f on true
$$;

-- Complete and cancelled cakes are in it too, unless a stage is asked for. Never more than 1000 rows.
create function public.get_queue(
    p_store text default null, p_stage text default null, p_assignee_id uuid default null, p_storage text default null,
    p_priority text default null, p_search text default null, p_offset int default 0, p_limit int default 50,
    p_sort_by text default 'priority', p_sort_order text default 'ASC'
)
returns table (
    id text, human_id text, store text, stage text, priority text, due_date date, product_title text, size text,
    flavour text, customer_name text, notes text, item_qty int, assignee_id uuid, assignee_name text, storage text,
    delivery_method text, covering_start_ts timestamptz, decorating_start_ts timestamptz, cancelled_at timestamptz,
    total_count bigint
)
language sql stable security definer
set search_path = ''
as $$
    select o.id, o.human_id, o.store, o.stage, o.priority, o.due_date, o.product_title, o.size, o.flavour,
        o.customer_name, o.notes, o.item_qty, o.assignee_id, p.name, o.storage, o.delivery_method,
        o.covering_start_ts, o.decorating_start_ts, o.cancelled_at, count(*) over ()
    from live.orders o left join live.people p on p.id = o.assignee_id
    where (p_store is null or o.store = p_store)
        and (p_stage is null or (o.stage = p_stage and o.cancelled_at is null))
        and (p_assignee_id is null or o.assignee_id = p_assignee_id)
        and (p_storage is null or o.storage = p_storage)
        and (p_priority is null or o.priority = p_priority)
        and (
            p_search is null
            or strpos(lower(concat_ws(' ', o.human_id, o.product_title, o.customer_name)), lower(p_search)) > 0
        )
    order by
        case when upper(p_sort_order) = 'DESC' then null else o.due_date end,
        case when upper(p_sort_order) = 'DESC' then o.due_date end desc,
        o.id
    limit least(p_limit, 1000) offset p_offset
$$;

create function public.get_unassigned_counts(p_store text default null) returns table (stage text, count bigint)
language sql stable security definer
set search_path = ''
as $$
    select o.stage, count(*) from live.orders o
    where (p_store is null or o.store = p_store) and o.assignee_id is null and o.cancelled_at is null
        and o.stage <> 'Complete'
    group by o.stage
$$;

revoke execute on all functions in schema public from public, anon;
grant execute on all functions in schema public to authenticated;
notify pgrst, 'reload schema';
