-- A batch is taken together: what is plain is judged one by one and written at once, the rest goes alone.

-- Functions that are called for every cake or event. In PL/pgSQL an expression costs a tenth of a call in SQL, which
-- cannot be inlined behind a pinned search_path.
create or replace function ordak.changes(p_patch jsonb, p_applied_at timestamptz, p_extra jsonb default '{}')
returns ordak.effect
language plpgsql immutable
set search_path = ''
as $$
begin
    return row(p_patch, p_applied_at, p_extra)::ordak.effect;
end
$$;

create or replace function ordak.done_already(p_applied_at timestamptz, p_extra jsonb default '{}')
returns ordak.effect
language plpgsql immutable
set search_path = ''
as $$
begin
    return row(null, p_applied_at, p_extra)::ordak.effect;
end
$$;

create or replace function ordak.stage_fields(o public.orders) returns jsonb
language plpgsql immutable
set search_path = ''
as $$
begin
    return jsonb_build_object(
        'stage', o.stage, 'assignee_id', o.assignee_id, 'storage', o.storage,
        'filling_start_ts', o.filling_start_ts, 'filling_complete_ts', o.filling_complete_ts,
        'covering_start_ts', o.covering_start_ts, 'covering_complete_ts', o.covering_complete_ts,
        'decorating_start_ts', o.decorating_start_ts, 'decorating_complete_ts', o.decorating_complete_ts,
        'packing_start_ts', o.packing_start_ts, 'packing_complete_ts', o.packing_complete_ts,
        'qc_returned_at', o.qc_returned_at
    );
end
$$;

create or replace function ordak.moment(e ordak.event, o public.orders) returns timestamptz
language plpgsql volatile
set search_path = ''
as $$
begin
    return greatest(
        least(e.occurred_at, clock_timestamp()),
        o.filling_start_ts, o.filling_complete_ts, o.covering_start_ts, o.covering_complete_ts,
        o.decorating_start_ts, o.decorating_complete_ts, o.packing_start_ts, o.packing_complete_ts,
        o.qc_returned_at
    );
end
$$;

create or replace function ordak.is_of_an_earlier_round(e ordak.event, o public.orders) returns boolean
language plpgsql immutable
set search_path = ''
as $$
begin
    return coalesce(e.occurred_at <= o.qc_returned_at, false);
end
$$;

-- The order document from its parts: for readers of many orders, who look the parts up once.
create function ordak.document(o public.orders, p_assignee_name text, p_today date, p_settings public.settings)
returns jsonb
language plpgsql immutable
set search_path = ''
as $$
begin
    return to_jsonb(o)
        - array['cancel_reason', 'shopify_id', 'shop_updated_at', 'revision']
        || jsonb_build_object(
            'assignee_name', p_assignee_name,
            'priority', case
                when o.due_date is null then 'Medium'
                when o.due_date - p_today <= p_settings.priority_high_days then 'High'
                when o.due_date - p_today <= p_settings.priority_medium_days then 'Medium'
                else 'Low'
            end
        );
end
$$;
revoke execute on function ordak.document from public, anon, authenticated, service_role;

create or replace function ordak.order_document(o public.orders, p_today date) returns jsonb
language sql stable
set search_path = ''
as $$
    select ordak.document(o, (select s.name from public.staff_shared s where s.id = o.assignee_id), p_today, settings)
    from public.settings settings
$$;

-- What can be sent in a batch, and the arguments that each function has besides the common ones.
create table ordak.batched (
    function text primary key,
    arguments text[] not null
);
alter table ordak.batched enable row level security;
revoke all on ordak.batched from public, anon, authenticated, service_role;
insert into ordak.batched (function, arguments) values
    ('handle_print_barcode', array['p_copies']),
    ('complete_filling', array['p_notes']), ('start_covering', '{}'), ('complete_covering', array['p_notes']),
    ('start_decorating', '{}'), ('complete_decorating', array['p_notes']),
    ('start_packing', '{}'), ('complete_packing', array['p_notes']),
    ('qc_return_to_decorating', array['p_reason', 'p_notes']), ('undo_stage_event', array['p_undo_event_id']),
    ('assign_staff', array['p_staff_id']), ('unassign_staff', array['p_staff_id']), ('set_storage', array['p_storage']);

create or replace function ordak.check_batched(p_event jsonb) returns void
language plpgsql stable
set search_path = ''
as $$
declare
    known text[] := (select b.arguments from ordak.batched b where b.function = p_event ->> 'function');
    common constant text[] :=
        array['p_store', 'p_order_id', 'p_event_id', 'p_occurred_at', 'p_station', 'p_performed_by'];
    unknown text;
begin
    if known is null then
        perform ordak.refuse('REQ001', format('"%s" cannot be sent in a batch.', left(p_event ->> 'function', 40)));
    end if;
    if p_event ->> 'event_id' is null or jsonb_typeof(p_event -> 'args') is distinct from 'object' then
        perform ordak.refuse('REQ001', 'An event has an event_id, a function and args.');
    end if;
    select min(k) into unknown from jsonb_object_keys(p_event -> 'args') k where k <> all (known || common);
    if unknown is not null then
        perform ordak.refuse(
            'REQ001', format('%s has no argument "%s".', p_event ->> 'function', left(unknown, 40))
        );
    end if;
end
$$;

create or replace function ordak.lock_batch(p_events jsonb) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
    orders text[] := array(select e #>> '{args,p_order_id}' from jsonb_array_elements(p_events) e);
    stores text[] := ordak.my_stores();
begin
    perform pg_advisory_xact_lock(hashtextextended(l.id, 1685286497))
    from (
        select distinct lower(e ->> 'event_id') as id from jsonb_array_elements(p_events) e
        where e ->> 'event_id' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        order by 1
    ) l;
    perform from public.orders o where o.id = any (orders) and o.store = any (stores)
    order by o.store, o.id for no key update;
end
$$;

-- An event on its way together with others: its place in the batch, its order as it was, and what it does.
create type ordak.judged as (
    place int,
    e ordak.event,
    before public.orders,
    effect ordak.effect
);

-- The events that need no second look: well-formed, new, the only one of its order, allowed to the caller, about an
-- order that is there and not cancelled. Every other event is taken alone, where what is wrong with it is said.
create function ordak.plain_events(p_me public.staff_shared, p_events jsonb) returns ordak.judged[]
language plpgsql volatile
set search_path = ''
as $$
declare
    common constant text[] :=
        array['p_store', 'p_order_id', 'p_event_id', 'p_occurred_at', 'p_station', 'p_performed_by'];
    plain ordak.judged[];
begin
    with given as materialized (
        select x.place::int as place, x.event ->> 'event_id' as event_id, x.event ->> 'function' as function,
            case when jsonb_typeof(x.event -> 'args') = 'object' then x.event -> 'args' end as args,
            count(*) over (partition by lower(x.event ->> 'event_id')) as same_id,
            count(*) over (partition by x.event #>> '{args,p_order_id}') as same_order
        from jsonb_array_elements(p_events) with ordinality x (event, place)
    ), formed as materialized (
        select g.place, g.event_id::uuid as event_id, g.function, g.args ->> 'p_store' as store,
            g.args ->> 'p_order_id' as order_id, g.args - common as args,
            coalesce((g.args ->> 'p_occurred_at')::timestamptz, clock_timestamp()) as occurred_at,
            g.args ->> 'p_station' as station, coalesce((g.args ->> 'p_performed_by')::uuid, p_me.id) as performed_by
        from given g join ordak.batched b on b.function = g.function
        where g.same_id = 1 and g.same_order = 1 and g.args - common - b.arguments = '{}'
            and g.event_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    )
    select coalesce(array_agg(row(
        f.place,
        row(
            f.event_id, f.function, f.store, f.order_id, f.args, f.occurred_at, f.station, f.performed_by,
            p_me.user_id, p_me.role
        )::ordak.event,
        o, null
    )::ordak.judged order by f.place), '{}') into plain
    from formed f join public.orders o on o.id = f.order_id
    where o.store = f.store and o.store = any (p_me.stores) and o.cancelled_at is null
        and isfinite(f.occurred_at) and coalesce(length(f.station), 0) <= 64
        and (f.performed_by = p_me.id or p_me.role <> 'Staff' and exists (
            select from public.staff_shared s
            where s.id = f.performed_by and s.active and s.role <> 'Station' and f.store = any (s.stores)
        ))
        and not exists (select from public.stage_events s where s.event_id = f.event_id);
    return plain;
end
$$;
revoke execute on function ordak.plain_events from public, anon, authenticated, service_role;

-- What ordak.save does, for many orders. Events of a batch change no other columns.
create function ordak.save_together(p_judged ordak.judged[]) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
    update public.orders t set
        stage = n.stage, assignee_id = n.assignee_id, storage = n.storage,
        filling_start_ts = n.filling_start_ts, filling_complete_ts = n.filling_complete_ts,
        covering_start_ts = n.covering_start_ts, covering_complete_ts = n.covering_complete_ts,
        decorating_start_ts = n.decorating_start_ts, decorating_complete_ts = n.decorating_complete_ts,
        packing_start_ts = n.packing_start_ts, packing_complete_ts = n.packing_complete_ts,
        qc_returned_at = n.qc_returned_at
    from unnest(p_judged) j, lateral jsonb_populate_record(j.before, (j.effect).patch) n
    where t.id = (j.before).id and (j.effect).patch is not null;
end
$$;
revoke execute on function ordak.save_together from public, anon, authenticated, service_role;

-- What ordak.record_event does, for many events: by place, their answers.
create function ordak.record_together(p_judged ordak.judged[]) returns table (place int, answer jsonb)
language plpgsql volatile
set search_path = ''
as $$
begin
    return query with recorded as (
        insert into public.stage_events (
            event_id, function, store, order_id, args, answer, effect, occurred_at, station, performed_by, account,
            before
        )
        select (j.e).event_id, (j.e).function, o.store, o.id, (j.e).args,
            jsonb_build_object('ok', true, 'data', (j.effect).extra || jsonb_build_object(
                'event_id', (j.e).event_id, 'order_id', o.id, 'stage', o.stage,
                'already_done', (j.effect).patch is null, 'applied_at', (j.effect).applied_at
            )),
            (j.effect).patch is not null, (j.e).occurred_at, (j.e).station, (j.e).performed_by, (j.e).account,
            case when (j.e).function <> 'undo_stage_event' then ordak.stage_fields(j.before) end
        from unnest(p_judged) j join public.orders o on o.id = (j.before).id
        order by j.place
        returning stage_events.event_id, stage_events.answer
    )
    select j.place, jsonb_set(r.answer, '{data,order}', ordak.document(
        o, s.name, (now() at time zone settings.time_zone)::date, settings
    ))
    from public.settings settings, unnest(p_judged) j
        join recorded r on r.event_id = (j.e).event_id
        join public.orders o on o.id = (j.before).id
        left join public.staff_shared s on s.id = o.assignee_id;
end
$$;
revoke execute on function ordak.record_together from public, anon, authenticated, service_role;

-- Takes the plain ones among the events: the answers by place, null where an event is still to be taken.
create function ordak.take_together(p_me public.staff_shared, p_events jsonb) returns jsonb[]
language plpgsql volatile
set search_path = ''
as $$
declare
    answers jsonb[] := array_fill(null::jsonb, array[jsonb_array_length(p_events)]);
    going ordak.judged[] := '{}';
    j ordak.judged;
    code text;
    data text;
    taken record;
begin
    foreach j in array ordak.plain_events(p_me, p_events) loop
        begin
            j.effect := ordak.effect_of(j.e, j.before);
            going := array_append(going, j);
        exception
            when sqlstate 'ORDAK' then
                get stacked diagnostics code = pg_exception_hint, data = pg_exception_detail;
                answers[j.place] := ordak.record_refusal(j.e, code, sqlerrm, data::jsonb);
        end;
    end loop;
    perform ordak.save_together(going);
    for taken in select r.place, r.answer from ordak.record_together(going) r loop
        answers[taken.place] := taken.answer;
    end loop;
    return answers;
end
$$;
revoke execute on function ordak.take_together from public, anon, authenticated, service_role;

create or replace function public.apply_station_events(p_events jsonb) returns jsonb
language plpgsql volatile security definer
set search_path = ''
-- Planning afresh takes longer than taking a batch, and no other plan would be better.
set plan_cache_mode = force_generic_plan
as $$
declare
    me public.staff_shared;
    answers jsonb[];
    code text;
begin
    me := ordak.caller();
    if jsonb_typeof(p_events) is distinct from 'array' or jsonb_array_length(p_events) > 200 then
        perform ordak.refuse('REQ001', 'A batch is a list of at most 200 events.');
    end if;
    perform ordak.lock_batch(p_events);
    begin
        answers := ordak.take_together(me, p_events);
    exception
        when transaction_rollback or insufficient_resources or operator_intervention or connection_exception
            or insufficient_privilege or object_not_in_prerequisite_state then
            raise;
        when others then
            -- One of them is broken in a way that only shows when it is taken: nothing of the attempt remains.
            answers := '{}';
    end;
    for place in 1 .. jsonb_array_length(p_events) loop
        answers[place] := coalesce(answers[place], ordak.take_batched(p_events -> place - 1));
    end loop;
    return jsonb_build_object('ok', true, 'data', answers);
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics code = pg_exception_hint;
        return ordak.refusal_answer(code, sqlerrm, '{}');
end
$$;
