-- The one way in which an event is taken: every write of the contract runs through ordak.take_event.

-- An event on its way: what is asked, by whom, when, where.
create type ordak.event as (
    event_id uuid,
    function text,
    store text,
    order_id text,
    args jsonb,
    occurred_at timestamptz,
    station text,
    performed_by uuid,
    account uuid,
    role text
);

-- What an event does. `patch` holds the columns that change; null means that it had been done already.
create type ordak.effect as (
    patch jsonb,
    applied_at timestamptz,
    extra jsonb
);

create function ordak.changes(p_patch jsonb, p_applied_at timestamptz, p_extra jsonb default '{}')
returns ordak.effect
language sql immutable
set search_path = ''
as $$
    select row(p_patch, p_applied_at, p_extra)::ordak.effect
$$;
revoke execute on function ordak.changes from public, anon, authenticated, service_role;

create function ordak.done_already(p_applied_at timestamptz, p_extra jsonb default '{}') returns ordak.effect
language sql immutable
set search_path = ''
as $$
    select row(null, p_applied_at, p_extra)::ordak.effect
$$;
revoke execute on function ordak.done_already from public, anon, authenticated, service_role;

-- The columns that stage functions change, and that an undo puts back.
create function ordak.stage_fields(o public.orders) returns jsonb
language sql immutable
set search_path = ''
as $$
    select jsonb_build_object(
        'stage', o.stage, 'assignee_id', o.assignee_id, 'storage', o.storage,
        'filling_start_ts', o.filling_start_ts, 'filling_complete_ts', o.filling_complete_ts,
        'covering_start_ts', o.covering_start_ts, 'covering_complete_ts', o.covering_complete_ts,
        'decorating_start_ts', o.decorating_start_ts, 'decorating_complete_ts', o.decorating_complete_ts,
        'packing_start_ts', o.packing_start_ts, 'packing_complete_ts', o.packing_complete_ts,
        'qc_returned_at', o.qc_returned_at
    )
$$;
revoke execute on function ordak.stage_fields from public, anon, authenticated, service_role;

-- When the event counts as having happened: never before what the order has behind it, never in the future.
create function ordak.moment(e ordak.event, o public.orders) returns timestamptz
language sql volatile
set search_path = ''
as $$
    select greatest(
        least(e.occurred_at, clock_timestamp()),
        o.filling_start_ts, o.filling_complete_ts, o.covering_start_ts, o.covering_complete_ts,
        o.decorating_start_ts, o.decorating_complete_ts, o.packing_start_ts, o.packing_complete_ts,
        o.qc_returned_at
    )
$$;
revoke execute on function ordak.moment from public, anon, authenticated, service_role;

-- Who did it. A bench and a supervisor may name somebody else of that store.
create function ordak.performer(e ordak.event) returns uuid
language plpgsql stable
set search_path = ''
as $$
declare
    own uuid := (select s.id from public.staff_shared s where s.user_id = e.account);
begin
    if e.performed_by is null or e.performed_by = own then
        return own;
    end if;
    if e.role = 'Staff' then
        perform ordak.refuse('AUTH001', 'Only a station or a supervisor can enter work for somebody else.');
    end if;
    perform ordak.check_member(e.performed_by, e.store);
    return e.performed_by;
end
$$;
revoke execute on function ordak.performer from public, anon, authenticated, service_role;

create function ordak.check_member(p_staff_id uuid, p_store text) returns void
language plpgsql stable
set search_path = ''
as $$
begin
    if not exists (
        select from public.staff_shared s
        where s.id = p_staff_id and s.active and s.role <> 'Station' and p_store = any (s.stores)
    ) then
        perform ordak.refuse('REQ001', format('That person is not an active member of staff of %s.', p_store));
    end if;
end
$$;
revoke execute on function ordak.check_member from public, anon, authenticated, service_role;

-- Checks who calls and where; refuses, or returns the event complete.
create function ordak.admit(p_event ordak.event) returns ordak.event
language plpgsql volatile
set search_path = ''
as $$
declare
    e ordak.event := p_event;
    me public.staff_shared := ordak.caller();
begin
    if e.store is null or (e.order_id is null and e.function <> 'create_manual_order') then
        perform ordak.refuse('REQ001', 'The call names no store or no order.');
    end if;
    perform ordak.stores_of(me, e.store);
    if not isfinite(e.occurred_at) then
        perform ordak.refuse('REQ001', 'The time of the event is not a time.');
    end if;
    if length(e.station) > 64 then
        perform ordak.refuse('REQ001', 'The name of the station is too long.');
    end if;
    e.event_id := coalesce(e.event_id, gen_random_uuid());
    e.occurred_at := coalesce(e.occurred_at, clock_timestamp());
    e.account := me.user_id;
    e.role := me.role;
    return e;
end
$$;
revoke execute on function ordak.admit from public, anon, authenticated, service_role;

-- One caller at a time per event id, until the end of the transaction.
create function ordak.lock_event(p_event_id uuid) returns void
language sql volatile
set search_path = ''
as $$
    select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(p_event_id::text, 1685286497))
$$;
revoke execute on function ordak.lock_event from public, anon, authenticated, service_role;

-- The answer that this event got before, now marked as a repeat; null if it is new.
create function ordak.answered_before(e ordak.event) returns jsonb
language plpgsql volatile
set search_path = ''
as $$
declare
    known public.stage_events;
begin
    select * into known from public.stage_events s where s.event_id = e.event_id;
    if not found then
        return null;
    end if;
    if (known.function, known.store) is distinct from (e.function, e.store)
        or (e.order_id is not null and known.order_id <> e.order_id) then
        perform ordak.refuse('REQ001', 'This event id was used for something else before.');
    end if;
    return ordak.with_order(jsonb_set(known.answer, '{data,already_done}', 'true'), known.order_id);
end
$$;
revoke execute on function ordak.answered_before from public, anon, authenticated, service_role;

create function ordak.with_order(p_answer jsonb, p_order_id text) returns jsonb
language sql stable
set search_path = ''
as $$
    select jsonb_set(p_answer, '{data,order}', ordak.order_document(o))
    from public.orders o where o.id = p_order_id
$$;
revoke execute on function ordak.with_order from public, anon, authenticated, service_role;

-- The order, locked. Cancelled orders take no more events, except that they may be cancelled again.
create function ordak.lock_order(e ordak.event) returns public.orders
language plpgsql volatile
set search_path = ''
as $$
declare
    o public.orders;
begin
    select * into o from public.orders t where t.store = e.store and t.id = e.order_id for no key update;
    if not found then
        perform ordak.refuse('ORD001', format('There is no order %s in %s.', left(e.order_id, 40), e.store));
    end if;
    if o.cancelled_at is not null and e.function <> 'cancel_order' then
        perform ordak.refuse(
            'ORD003', format('%s was cancelled.', o.human_id),
            jsonb_build_object('stage', o.stage, 'cancelled_at', o.cancelled_at)
        );
    end if;
    return o;
end
$$;
revoke execute on function ordak.lock_order from public, anon, authenticated, service_role;

create function ordak.save(o public.orders, p_patch jsonb) returns public.orders
language plpgsql volatile
set search_path = ''
as $$
declare
    n public.orders := jsonb_populate_record(o, p_patch);
begin
    update public.orders t set
        stage = n.stage, assignee_id = n.assignee_id, storage = n.storage,
        filling_start_ts = n.filling_start_ts, filling_complete_ts = n.filling_complete_ts,
        covering_start_ts = n.covering_start_ts, covering_complete_ts = n.covering_complete_ts,
        decorating_start_ts = n.decorating_start_ts, decorating_complete_ts = n.decorating_complete_ts,
        packing_start_ts = n.packing_start_ts, packing_complete_ts = n.packing_complete_ts,
        qc_returned_at = n.qc_returned_at, cancelled_at = n.cancelled_at, cancel_reason = n.cancel_reason,
        product_title = n.product_title, size = n.size, flavour = n.flavour, writing = n.writing,
        notes = n.notes, accessories = n.accessories, due_date = n.due_date, due_time = n.due_time,
        delivery_method = n.delivery_method, customer_name = n.customer_name
    where t.id = o.id
    returning * into n;
    return n;
end
$$;
revoke execute on function ordak.save from public, anon, authenticated, service_role;

-- Writes the event into the ledger and returns the answer.
create function ordak.record_event(e ordak.event, p_before public.orders, p_after public.orders, f ordak.effect)
returns jsonb
language plpgsql volatile
set search_path = ''
as $$
declare
    answer jsonb := ordak.ok(f.extra || jsonb_build_object(
        'event_id', e.event_id, 'order_id', p_after.id, 'stage', p_after.stage,
        'already_done', f.patch is null, 'applied_at', f.applied_at
    ));
    can_be_undone boolean :=
        e.function not in ('undo_stage_event', 'create_manual_order', 'update_order', 'cancel_order');
begin
    insert into public.stage_events (
        event_id, function, store, order_id, args, answer, effect, occurred_at, station, performed_by, account, before
    ) values (
        e.event_id, e.function, e.store, p_after.id, e.args, answer, f.patch is not null, e.occurred_at, e.station,
        e.performed_by, e.account, case when can_be_undone then ordak.stage_fields(p_before) end
    );
    return ordak.with_order(answer, p_after.id);
end
$$;
revoke execute on function ordak.record_event from public, anon, authenticated, service_role;

-- Writes the refusal into its log and returns the answer.
create function ordak.record_refusal(e ordak.event, p_code text, p_message text, p_data jsonb) returns jsonb
language plpgsql volatile
set search_path = ''
as $$
declare
    answer jsonb := ordak.refusal_answer(
        p_code, p_message,
        p_data || jsonb_build_object('event_id', e.event_id, 'order_id', e.order_id)
    );
begin
    insert into public.event_refusals (
        event_id, function, store, order_id, args, code, message, data, occurred_at, station, performed_by, account
    ) values (
        e.event_id, e.function, left(e.store, 100), left(e.order_id, 100), e.args, p_code, p_message, p_data,
        e.occurred_at, left(e.station, 100), e.performed_by, auth.uid()
    );
    return answer;
end
$$;
revoke execute on function ordak.record_refusal from public, anon, authenticated, service_role;
