-- Reading 20,000 open orders: what was a function of each order is written into the query.

create or replace function ordak.queue(
    p_stores text[], p_stage text, p_assignee_id uuid, p_unassigned boolean, p_search text, p_limit int, p_offset int
) returns jsonb
language sql stable
set search_path = ''
as $$
    with today as (
        select (now() at time zone s.time_zone)::date as day, s from public.settings s
    ), matching as (
        select o.id, o.number, o.unit_index, o.due_date,
            array_position(array['Filling', 'Covering', 'Decorating', 'Packing', 'Complete'], o.stage) as place,
            case o.stage
                when 'Filling' then array[coalesce(o.flavour, '')]
                when 'Packing' then array[coalesce(o.size, '')]
                else array[o.product_title, coalesce(o.size, '')]
            end collate "C" as key,
            -- High, Medium, Low, as in ordak.document.
            case
                when o.due_date is null then 2
                when o.due_date - t.day <= (t.s).priority_high_days then 1
                when o.due_date - t.day <= (t.s).priority_medium_days then 2
                else 3
            end as rank
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
        select row_number() over () as line, m.id
        from (
            select * from matching
            order by rank, due_date nulls last, place, key, number, unit_index, id
            limit p_limit offset p_offset
        ) m
    )
    select jsonb_build_object(
        'orders', coalesce(
            (
                select jsonb_agg(ordak.document(o, a.name, t.day, t.s) order by p.line)
                from today t, page p
                    join public.orders o on o.id = p.id
                    left join public.staff_shared a on a.id = o.assignee_id
            ), '[]'
        ),
        'total_count', (select count(*) from matching)
    )
$$;
drop function ordak.queue_key;

-- A page of the feed. A station that begins (p_first) needs no history: of what is complete or cancelled it gets what
-- somebody worked on in the last week, by our clock.
drop function ordak.changes_between;
create function ordak.changes_between(
    p_stores text[], p_since bigint, p_until bigint, p_limit int, p_first boolean
) returns jsonb
language sql stable
set search_path = ''
as $$
    with today as (
        select (now() at time zone s.time_zone)::date as day, s from public.settings s
    ), worked_on as materialized (
        select distinct e.order_id from public.stage_events e
        where e.store = any (p_stores) and e.received_at > now() - interval '7 days'
    ), changed as not materialized (
        select o.id, o.revision from public.orders o
        where o.revision >= p_since and o.revision < p_until and o.store = any (p_stores)
            and (
                not p_first
                or o.stage <> 'Complete' and o.cancelled_at is null
                or o.cancelled_at > now() - interval '7 days'
                or o.id in (select w.order_id from worked_on w)
            )
    ), edge as materialized (
        -- The revision of the last order that fits; null if all fit.
        select (select c.revision from changed c order by c.revision offset p_limit - 1 limit 1) as last
    ), rest as materialized (
        select e.last, exists (select from changed c where c.revision > e.last) as more from edge e
    )
    select jsonb_build_object(
        'orders', coalesce(
            (
                select jsonb_agg(ordak.document(o, a.name, t.day, t.s) order by o.revision, o.id)
                from today t, changed c
                    join public.orders o on o.id = c.id
                    left join public.staff_shared a on a.id = o.assignee_id
                where c.revision <= coalesce(r.last, p_until - 1)
            ), '[]'
        ),
        -- Negative: the first reading goes on there.
        'next', case when not r.more then p_until when p_first then - (r.last + 1) else r.last + 1 end,
        'more', r.more,
        'reset', false
    )
    from rest r
$$;
revoke execute on function ordak.changes_between from public, anon, authenticated, service_role;

-- Orders changed since the revision that the last call gave as `next`: data {orders, next, more, reset}.
-- A null p_since asks only where the feed is; 0 asks for everything that a station works with: what is open, and what
-- was complete or cancelled lately. `next` is given back as it is; below 0 it continues that first reading. An order can
-- come twice: its `version` says which is newer. reset: this server is younger than the revision (another database):
-- begin again from 0.
create or replace function public.get_changes(
    p_stores text[] default null, p_since bigint default null, p_limit int default 500
) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
    me public.staff_shared;
    until bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    code text;
begin
    me := ordak.caller();
    perform ordak.stores_of(me, s) from unnest(p_stores) s;
    perform ordak.check_page(p_limit, 0);
    if p_since is null or abs(p_since) > until then
        return ordak.ok(jsonb_build_object(
            'orders', '[]'::jsonb, 'next', until, 'more', false, 'reset', coalesce(abs(p_since) > until, false)
        ));
    end if;
    return ordak.ok(
        ordak.changes_between(coalesce(p_stores, me.stores), abs(p_since), until, p_limit, p_since <= 0)
    );
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics code = pg_exception_hint;
        return ordak.refusal_answer(code, sqlerrm, '{}');
end
$$;
