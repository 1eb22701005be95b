-- What stations say about themselves, and how they find out what they talk to.

-- The heartbeat: outbox depth, printer, scanner, version and whatever else the station wants the wall to show.
create function public.report_station(p_station text, p_status jsonb) returns jsonb
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    me public.staff_shared;
    seen timestamptz := clock_timestamp();
    code text;
begin
    me := ordak.caller();
    if p_station is null or length(p_station) not between 1 and 64
        or jsonb_typeof(p_status) is distinct from 'object' or length(p_status::text) > 16384 then
        perform ordak.refuse('REQ001', 'A report names its station and has an object of at most 16 kB as its status.');
    end if;
    insert into public.station_reports as r (station, status, stores, account, seen_at)
    values (p_station, p_status, me.stores, me.user_id, seen)
    on conflict (station) do update
        set status = excluded.status, stores = excluded.stores, account = excluded.account, seen_at = excluded.seen_at
        where r.stores && excluded.stores;
    if not found then
        perform ordak.refuse('AUTH001', format('There is a station %s in a store that is not yours.', p_station));
    end if;
    return ordak.ok(jsonb_build_object('station', p_station, 'seen_at', seen));
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics code = pg_exception_hint;
        return ordak.refusal_answer(code, sqlerrm, '{}');
end
$$;
revoke execute on function public.report_station from public, anon, authenticated, service_role;
grant execute on function public.report_station to authenticated;

-- Data [{station, status, seen_at}]: the stations that share a store with the caller.
create function public.get_stations() returns jsonb
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
                jsonb_build_object('station', r.station, 'status', r.status, 'seen_at', r.seen_at) order by r.station
            ), '[]'
        )
        from public.station_reports r where r.stores && me.stores
    ));
exception
    when sqlstate 'ORDAK' then return ordak.refusal_answer('AUTH001', sqlerrm, '{}');
end
$$;
revoke execute on function public.get_stations from public, anon, authenticated, service_role;
grant execute on function public.get_stations to authenticated;

-- How a client knows what it talks to; the one function that needs no session.
create function public.station_contract() returns jsonb
language sql immutable security definer
set search_path = ''
as $$
    select jsonb_build_object(
        'version', 1,
        'features', jsonb_build_array(
            'event_ids', 'batch', 'changes', 'undo', 'assignment', 'storage', 'manual_orders', 'station_reports'
        )
    )
$$;
revoke execute on function public.station_contract from public, anon, authenticated, service_role;
grant execute on function public.station_contract to anon, authenticated, service_role;
