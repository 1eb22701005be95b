-- The feed of changes that replicas follow.

-- Every row carries the number of the transaction that last wrote it. Transactions commit in another order than they
-- begin, so a reader may only take what lies before the oldest one still running: whatever commits later has a
-- number that the reader has not passed yet. A page ends with a whole transaction, so no number is split.
create function ordak.changes_between(p_stores text[], p_since bigint, p_until bigint, p_limit int) returns jsonb
language sql stable
set search_path = ''
as $$
    with edge as (
        -- The revision of the last order that fits; null if all fit.
        select (
            select o.revision from public.orders o
            where o.revision >= p_since and o.revision < p_until and o.store = any (p_stores)
            order by o.revision offset p_limit - 1 limit 1
        ) as last
    ), rest as (
        select e.last, exists (
            select from public.orders o
            where o.revision > e.last and o.revision < p_until and o.store = any (p_stores)
        ) as more
        from edge e
    )
    select jsonb_build_object(
        'orders', coalesce(
            (
                select jsonb_agg(ordak.order_document(o, d.day) order by o.revision, o.id)
                from public.orders o, (select ordak.kitchen_day(now()) as day) d
                where o.revision >= p_since and o.revision <= coalesce(r.last, p_until - 1)
                    and o.store = any (p_stores)
            ), '[]'
        ),
        'next', case when r.more then r.last + 1 else p_until end,
        'more', r.more,
        'reset', false
    )
    from rest r
$$;
revoke execute on function ordak.changes_between from public, anon, authenticated, service_role;

-- Orders changed since the revision that the last call gave as `next`: data {orders, next, more, reset}.
-- A null p_since asks only where the feed is; 0 asks for everything. An order can come twice: its `version` says which
-- is newer. reset: this server is younger than the revision (another database): begin again from 0.
create function public.get_changes(
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
    if p_since is null or p_since > until then
        return ordak.ok(jsonb_build_object(
            'orders', '[]'::jsonb, 'next', until, 'more', false, 'reset', coalesce(p_since > until, false)
        ));
    end if;
    return ordak.ok(ordak.changes_between(coalesce(p_stores, me.stores), p_since, until, p_limit));
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics code = pg_exception_hint;
        return ordak.refusal_answer(code, sqlerrm, '{}');
end
$$;
revoke execute on function public.get_changes from public, anon, authenticated, service_role;
grant execute on function public.get_changes to authenticated;
