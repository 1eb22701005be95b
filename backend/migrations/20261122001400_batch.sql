-- Many events in one call, as a bench sends them after an outage.

-- Raises data_exception if an argument has the wrong form.
create function ordak.event_from_json(p_event jsonb) returns ordak.event
language sql stable
set search_path = ''
as $$
    select row(
        (p_event ->> 'event_id')::uuid,
        p_event ->> 'function',
        p_event #>> '{args,p_store}',
        p_event #>> '{args,p_order_id}',
        coalesce(p_event -> 'args', '{}')
            - array['p_store', 'p_order_id', 'p_event_id', 'p_occurred_at', 'p_station', 'p_performed_by'],
        (p_event #>> '{args,p_occurred_at}')::timestamptz,
        p_event #>> '{args,p_station}',
        (p_event #>> '{args,p_performed_by}')::uuid,
        null, null
    )::ordak.event
$$;
revoke execute on function ordak.event_from_json from public, anon, authenticated, service_role;

-- Only what benches do can be sent in a batch, and only with arguments that the function has.
create function ordak.check_batched(p_event jsonb) returns void
language plpgsql stable
set search_path = ''
as $$
declare
    allowed constant jsonb := '{
        "handle_print_barcode": ["p_copies"],
        "complete_filling": ["p_notes"], "complete_covering": ["p_notes"], "complete_decorating": ["p_notes"],
        "start_covering": [], "start_decorating": [], "start_packing": [], "complete_packing": ["p_notes"],
        "qc_return_to_decorating": ["p_reason", "p_notes"], "undo_stage_event": ["p_undo_event_id"],
        "assign_staff": ["p_staff_id"], "unassign_staff": ["p_staff_id"], "set_storage": ["p_storage"]
    }';
    common constant jsonb :=
        '["p_store", "p_order_id", "p_event_id", "p_occurred_at", "p_station", "p_performed_by"]';
    function_name text := p_event ->> 'function';
    unknown text;
begin
    if allowed -> function_name is null then
        perform ordak.refuse('REQ001', format('"%s" cannot be sent in a batch.', left(function_name, 40)));
    end if;
    if p_event ->> 'event_id' is null or jsonb_typeof(p_event -> 'args') is distinct from 'object' then
        perform ordak.refuse('REQ001', 'An event has an event_id, a function and args.');
    end if;
    select min(k) into unknown from jsonb_object_keys(p_event -> 'args') k
    where not (allowed -> function_name ? k or common ? k);
    if unknown is not null then
        perform ordak.refuse('REQ001', format('%s has no argument "%s".', function_name, left(unknown, 40)));
    end if;
end
$$;
revoke execute on function ordak.check_batched from public, anon, authenticated, service_role;

-- The refusal of an event that could not be read: echoes what was given, whatever it is.
create function ordak.unreadable_event(p_event jsonb, p_code text, p_message text) returns jsonb
language sql volatile
set search_path = ''
as $$
    select ordak.record_refusal(
        row(
            null, coalesce(left(p_event ->> 'function', 100), '?'), p_event #>> '{args,p_store}',
            p_event #>> '{args,p_order_id}', p_event -> 'args', null, p_event #>> '{args,p_station}', null, null, null
        )::ordak.event,
        p_code, p_message, '{}'
    ) || jsonb_build_object('data', jsonb_build_object(
        'event_id', p_event -> 'event_id', 'order_id', p_event #> '{args,p_order_id}'
    ))
$$;
revoke execute on function ordak.unreadable_event from public, anon, authenticated, service_role;

-- One event of the batch. What may go better by itself next time (deadlock, time-out, server going down) is raised, so
-- that the whole batch is tried again; any other failure is this event's own answer and holds up no other.
create function ordak.take_batched(p_event jsonb) returns jsonb
language plpgsql volatile
set search_path = ''
as $$
begin
    perform ordak.check_batched(p_event);
    return ordak.take_event(ordak.event_from_json(p_event));
exception
    when sqlstate 'ORDAK' then
        return ordak.unreadable_event(p_event, 'REQ001', sqlerrm);
    when data_exception then
        return ordak.unreadable_event(p_event, 'REQ001', 'An argument of the event has the wrong form.');
    when transaction_rollback or insufficient_resources or operator_intervention or connection_exception
        or insufficient_privilege or object_not_in_prerequisite_state then
        raise;
    when others then
        return ordak.unreadable_event(p_event, sqlstate, sqlerrm);
end
$$;
revoke execute on function ordak.take_batched from public, anon, authenticated, service_role;

-- Locks all that the batch will touch, events before orders and each in one order, so that batches never deadlock.
create function ordak.lock_batch(p_events jsonb) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
    perform ordak.lock_event(l.id::uuid)
    from (
        select distinct lower(e ->> 'event_id') as id from jsonb_array_elements(p_events) e
        where e ->> 'event_id' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        order by 1
    ) l;
    perform from public.orders o
    where o.store = any (ordak.my_stores()) and (o.store, o.id) in (
        select e #>> '{args,p_store}', e #>> '{args,p_order_id}' from jsonb_array_elements(p_events) e
    )
    order by o.store, o.id
    for no key update;
end
$$;
revoke execute on function ordak.lock_batch from public, anon, authenticated, service_role;

-- Takes [{event_id, function, args}] in order, and answers ok with data: the answers in the same order.
create function public.apply_station_events(p_events jsonb) returns jsonb
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    answers jsonb := '[]';
    event jsonb;
    code text;
begin
    perform ordak.caller();
    if jsonb_typeof(p_events) is distinct from 'array' or jsonb_array_length(p_events) > 200 then
        perform ordak.refuse('REQ001', 'A batch is a list of at most 200 events.');
    end if;
    perform ordak.lock_batch(p_events);
    for event in select e from jsonb_array_elements(p_events) with ordinality x (e, place) order by place loop
        answers := answers || jsonb_build_array(ordak.take_batched(event));
    end loop;
    return ordak.ok(answers);
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics code = pg_exception_hint;
        return ordak.refusal_answer(code, sqlerrm, '{}');
end
$$;
revoke execute on function public.apply_station_events from public, anon, authenticated, service_role;
grant execute on function public.apply_station_events to authenticated;
