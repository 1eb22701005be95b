-- What clients read. Each answers for the caller's stores only.

-- The columns by which a queue is ordered after priority and due date.
create function ordak.queue_key(o public.orders) returns text[]
language sql immutable
set search_path = ''
as $$
    select case o.stage
        when 'Filling' then array[coalesce(o.flavour, '')]
        when 'Packing' then array[coalesce(o.size, '')]
        else array[o.product_title, coalesce(o.size, '')]
    end
$$;
revoke execute on function ordak.queue_key from public, anon, authenticated, service_role;

-- Runs a page of the queue: {orders, total_count}. Open orders, unless Complete is asked for by name.
create function ordak.queue(
    p_stores text[], p_stage text, p_assignee_id uuid, p_unassigned boolean, p_search text, p_limit int, p_offset int
) returns jsonb
language sql stable
set search_path = ''
as $$
    with today as (
        select ordak.kitchen_day(now()) as day
    ), matching as (
        select o, o.id, o.number, o.unit_index, o.due_date, ordak.place(o.stage) as place,
            ordak.queue_key(o) collate "C" as key,
            array_position(array['High', 'Medium', 'Low'], ordak.priority(o.due_date, t.day)) as rank
        from public.orders o, today t
        where o.store = any (p_stores) and o.cancelled_at is null
            and case when p_stage is null then o.stage <> 'Complete' else o.stage = p_stage end
            and (p_assignee_id is null or o.assignee_id = p_assignee_id)
            and (not p_unassigned or o.assignee_id is null)
            and (
                p_search is null
                or strpos(
                    lower(concat_ws(' ', o.human_id, o.id, o.product_title, o.flavour, o.customer_name)),
                    lower(p_search)
                ) > 0
            )
    ), page as (
        select * from matching
        order by rank, due_date nulls last, place, key, number, unit_index, id
        limit p_limit offset p_offset
    )
    select jsonb_build_object(
        'orders', coalesce(
            (
                select jsonb_agg(
                    ordak.order_document(p.o, t.day)
                    order by p.rank, p.due_date nulls last, p.place, p.key, p.number, p.unit_index, p.id
                )
                from page p, today t
            ), '[]'
        ),
        'total_count', (select count(*) from matching)
    )
$$;
revoke execute on function ordak.queue from public, anon, authenticated, service_role;

create function ordak.check_page(p_limit int, p_offset int) returns void
language plpgsql stable
set search_path = ''
as $$
begin
    if p_limit is null or p_limit not between 1 and 1000 or p_offset is null or p_offset < 0 then
        perform ordak.refuse('REQ001', 'A page has 1 to 1000 orders and begins at 0 or later.');
    end if;
end
$$;
revoke execute on function ordak.check_page from public, anon, authenticated, service_role;

-- Open orders in the order in which the benches should make them: data {orders, total_count}.
create function public.get_queue(
    p_store text default null, p_stage text default null, p_assignee_id uuid default null,
    p_search text default null, p_limit int default 200, p_offset int default 0
) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
    stores text[];
    code text;
begin
    stores := ordak.stores_of(ordak.caller(), p_store);
    perform ordak.check_stage(p_stage), ordak.check_page(p_limit, p_offset);
    return ordak.ok(ordak.queue(
        stores, p_stage, p_assignee_id, false, nullif(btrim(p_search), ''), p_limit, p_offset
    ));
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics code = pg_exception_hint;
        return ordak.refusal_answer(code, sqlerrm, '{}');
end
$$;
revoke execute on function public.get_queue from public, anon, authenticated, service_role;
grant execute on function public.get_queue to authenticated;

-- Open orders that nobody has: data {orders, total_count}.
create function public.get_unassigned_list(
    p_store text default null, p_stage text default null, p_limit int default 200, p_offset int default 0
) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
    stores text[];
    code text;
begin
    stores := ordak.stores_of(ordak.caller(), p_store);
    perform ordak.check_stage(p_stage), ordak.check_page(p_limit, p_offset);
    return ordak.ok(ordak.queue(stores, p_stage, null, true, null, p_limit, p_offset));
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics code = pg_exception_hint;
        return ordak.refusal_answer(code, sqlerrm, '{}');
end
$$;
revoke execute on function public.get_unassigned_list from public, anon, authenticated, service_role;
grant execute on function public.get_unassigned_list to authenticated;

-- How many open orders nobody has, per stage, zeros included: data [{stage, count}].
create function public.get_unassigned_counts(p_store text default null) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
    my_stores text[];
    code text;
begin
    my_stores := ordak.stores_of(ordak.caller(), p_store);
    return ordak.ok((
        select jsonb_agg(jsonb_build_object('stage', s.stage, 'count', (
            select count(*) from public.orders o
            where o.store = any (my_stores) and o.stage = s.stage and o.cancelled_at is null and o.assignee_id is null
        )) order by s.place)
        from unnest(array['Filling', 'Covering', 'Decorating', 'Packing']) with ordinality s (stage, place)
    ));
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics code = pg_exception_hint;
        return ordak.refusal_answer(code, sqlerrm, '{}');
end
$$;
revoke execute on function public.get_unassigned_counts from public, anon, authenticated, service_role;
grant execute on function public.get_unassigned_counts to authenticated;

-- Data {id, name, role, stores, badge}: the staff row of the account.
create function public.get_staff_me() returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
    me public.staff_shared;
begin
    me := ordak.caller();
    return ordak.ok(jsonb_build_object(
        'id', me.id, 'name', me.name, 'role', me.role, 'stores', me.stores, 'badge', me.badge
    ));
exception
    when sqlstate 'ORDAK' then return ordak.refusal_answer('AUTH001', sqlerrm, '{}');
end
$$;
revoke execute on function public.get_staff_me from public, anon, authenticated, service_role;
grant execute on function public.get_staff_me to authenticated;

-- The people (not the stations) of the caller's stores, those who have left included: data [{..., active}].
create function public.get_staff_list(p_store text default null) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
    my_stores text[];
    code text;
begin
    my_stores := ordak.stores_of(ordak.caller(), p_store);
    return ordak.ok((
        select coalesce(jsonb_agg(jsonb_build_object(
            'id', s.id, 'name', s.name, 'role', s.role, 'stores', s.stores, 'badge', s.badge, 'active', s.active
        ) order by s.name, s.id), '[]')
        from public.staff_shared s where s.stores && my_stores and s.role <> 'Station'
    ));
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics code = pg_exception_hint;
        return ordak.refusal_answer(code, sqlerrm, '{}');
end
$$;
revoke execute on function public.get_staff_list from public, anon, authenticated, service_role;
grant execute on function public.get_staff_list to authenticated;

-- Data [{store, code, name}].
create function public.get_storage_locations(p_store text default null) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
    my_stores text[];
    code text;
begin
    my_stores := ordak.stores_of(ordak.caller(), p_store);
    return ordak.ok((
        select coalesce(
            jsonb_agg(jsonb_build_object('store', l.store, 'code', l.code, 'name', l.name) order by l.store, l.code),
            '[]'
        )
        from public.storage_locations l where l.store = any (my_stores)
    ));
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics code = pg_exception_hint;
        return ordak.refusal_answer(code, sqlerrm, '{}');
end
$$;
revoke execute on function public.get_storage_locations from public, anon, authenticated, service_role;
grant execute on function public.get_storage_locations to authenticated;

-- Data [{id, name, letter, colour}]: the caller's stores.
create function public.get_stores() returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
    me public.staff_shared;
begin
    me := ordak.caller();
    return ordak.ok((
        select coalesce(
            jsonb_agg(
                jsonb_build_object('id', s.id, 'name', s.name, 'letter', s.letter, 'colour', s.colour) order by s.id
            ), '[]'
        )
        from public.stores s where s.id = any (me.stores)
    ));
exception
    when sqlstate 'ORDAK' then return ordak.refusal_answer('AUTH001', sqlerrm, '{}');
end
$$;
revoke execute on function public.get_stores from public, anon, authenticated, service_role;
grant execute on function public.get_stores to authenticated;
