-- The rules of the kitchen: what each event does to an order, or why it does not.

-- Where a stage comes in the day of a cake.
create function ordak.place(p_stage text) returns int
language sql immutable
set search_path = ''
as $$
    select array_position(array['Filling', 'Covering', 'Decorating', 'Packing', 'Complete'], p_stage)
$$;
revoke execute on function ordak.place from public, anon, authenticated, service_role;

create function ordak.refuse_stage(o public.orders, p_expected text) returns void
language plpgsql
set search_path = ''
as $$
declare
    early boolean := ordak.place(o.stage) < ordak.place(p_expected);
begin
    perform ordak.refuse(
        'ORD002',
        format('%s is in %s, %s %s.', o.human_id, o.stage, case when early then 'not yet in' else 'past' end, p_expected),
        jsonb_build_object(
            'stage', o.stage, 'expected', p_expected, 'direction', case when early then 'early' else 'late' end
        )
    );
end
$$;
revoke execute on function ordak.refuse_stage from public, anon, authenticated, service_role;

-- What was scanned before quality control sent the cake back was about the round before.
create function ordak.is_of_an_earlier_round(e ordak.event, o public.orders) returns boolean
language sql immutable
set search_path = ''
as $$
    select coalesce(e.occurred_at <= o.qc_returned_at, false)
$$;
revoke execute on function ordak.is_of_an_earlier_round from public, anon, authenticated, service_role;

-- The steps of the day: in which stage, which column says that it is done, and where the cake goes next.
create table ordak.steps (
    function text primary key,
    stage text not null,
    done_column text not null,
    next_stage text,
    -- Whether quality control can make the step happen again.
    in_rounds boolean not null
);
alter table ordak.steps enable row level security;
revoke all on ordak.steps from public, anon, authenticated, service_role;
insert into ordak.steps (function, stage, done_column, next_stage, in_rounds) values
    ('complete_filling', 'Filling', 'filling_complete_ts', 'Covering', false),
    ('start_covering', 'Covering', 'covering_start_ts', null, false),
    ('complete_covering', 'Covering', 'covering_complete_ts', 'Decorating', false),
    ('start_decorating', 'Decorating', 'decorating_start_ts', null, true),
    ('complete_decorating', 'Decorating', 'decorating_complete_ts', 'Packing', true),
    ('start_packing', 'Packing', 'packing_start_ts', null, true),
    ('complete_packing', 'Packing', 'packing_complete_ts', 'Complete', true);

create function ordak.effect_of_step(e ordak.event, o public.orders, s ordak.steps) returns ordak.effect
language plpgsql volatile
set search_path = ''
as $$
declare
    done_at timestamptz := (to_jsonb(o) ->> s.done_column)::timestamptz;
    at timestamptz := ordak.moment(e, o);
begin
    if done_at is not null then
        return ordak.done_already(done_at);
    end if;
    if s.in_rounds and ordak.is_of_an_earlier_round(e, o) then
        return ordak.done_already(e.occurred_at);
    end if;
    if o.stage <> s.stage then
        perform ordak.refuse_stage(o, s.stage);
    end if;
    if s.next_stage is null then
        return ordak.changes(jsonb_build_object(s.done_column, at), at);
    end if;
    return ordak.changes(
        jsonb_build_object(s.done_column, at, 'stage', s.next_stage, 'assignee_id', null), at
    );
end
$$;
revoke execute on function ordak.effect_of_step from public, anon, authenticated, service_role;

-- Printing the label begins the filling, once. Printing it again, at any stage, is only counted.
create function ordak.effect_of_print(e ordak.event, o public.orders) returns ordak.effect
language plpgsql volatile
set search_path = ''
as $$
declare
    at timestamptz := ordak.moment(e, o);
    print_number jsonb;
begin
    if coalesce((e.args ->> 'p_copies')::int, 1) not between 1 and 20 then
        perform ordak.refuse('REQ001', 'Between 1 and 20 copies can be printed.');
    end if;
    select jsonb_build_object('print_number', count(*) + 1) into print_number
    from public.stage_events s where s.order_id = o.id and s.function = 'handle_print_barcode';
    if o.filling_start_ts is not null or o.stage <> 'Filling' then
        return ordak.done_already(coalesce(o.filling_start_ts, at), print_number);
    end if;
    return ordak.changes(jsonb_build_object('filling_start_ts', at), at, print_number);
end
$$;
revoke execute on function ordak.effect_of_print from public, anon, authenticated, service_role;

create function ordak.effect_of_qc_return(e ordak.event, o public.orders) returns ordak.effect
language plpgsql volatile
set search_path = ''
as $$
declare
    at timestamptz := ordak.moment(e, o);
begin
    if length(e.args ->> 'p_reason') > 200 then
        perform ordak.refuse('REQ001', 'The reason is too long.');
    end if;
    if o.qc_returned_at is not null and (o.stage = 'Decorating' or ordak.is_of_an_earlier_round(e, o)) then
        return ordak.done_already(o.qc_returned_at);
    end if;
    if o.stage <> 'Packing' and not (o.stage = 'Complete' and e.role = 'Admin') then
        perform ordak.refuse_stage(o, 'Packing');
    end if;
    return ordak.changes(
        jsonb_build_object(
            'stage', 'Decorating', 'assignee_id', null, 'qc_returned_at', at, 'decorating_start_ts', null,
            'decorating_complete_ts', null, 'packing_start_ts', null, 'packing_complete_ts', null
        ),
        at
    );
end
$$;
revoke execute on function ordak.effect_of_qc_return from public, anon, authenticated, service_role;

-- Staff take back what they have just done at the same bench; supervisors anything that is still the latest.
create function ordak.check_undo(e ordak.event, o public.orders, p_target public.stage_events) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
    latest public.stage_events;
begin
    select * into latest from public.stage_events s
    where s.order_id = o.id and s.effect and s.before is not null and s.undone_at is null
    order by s.id desc limit 1;
    if latest.id is distinct from p_target.id then
        perform ordak.refuse(
            'ORD004', format('%s has moved on since; only its latest step can be taken back.', o.human_id),
            jsonb_build_object('stage', o.stage, 'latest_event_id', latest.event_id)
        );
    end if;
    if e.role in ('Supervisor', 'Admin') then
        return;
    end if;
    if least(e.occurred_at, clock_timestamp()) - p_target.occurred_at
        > (select make_interval(mins => s.undo_minutes) from public.settings s) then
        perform ordak.refuse('AUTH001', 'That is too long ago; a supervisor can take it back.');
    end if;
    if coalesce(p_target.station, p_target.account::text) is distinct from coalesce(e.station, e.account::text) then
        perform ordak.refuse('AUTH001', 'That was done at another station; a supervisor can take it back.');
    end if;
end
$$;
revoke execute on function ordak.check_undo from public, anon, authenticated, service_role;

create function ordak.effect_of_undo(e ordak.event, o public.orders) returns ordak.effect
language plpgsql volatile
set search_path = ''
as $$
declare
    target public.stage_events;
    undo_event_id uuid := (e.args ->> 'p_undo_event_id')::uuid;
begin
    select * into target from public.stage_events s where s.event_id = undo_event_id and s.order_id = o.id;
    if not found or target.before is null then
        perform ordak.refuse('ORD004', format('%s has no such step to take back.', o.human_id));
    end if;
    if target.undone_at is not null or not target.effect then
        return ordak.done_already(coalesce(target.undone_at, target.received_at));
    end if;
    perform ordak.check_undo(e, o, target);
    update public.stage_events s set undone_at = clock_timestamp(), undone_by = e.event_id where s.id = target.id;
    return ordak.changes(
        target.before, least(e.occurred_at, clock_timestamp()), jsonb_build_object('undone_event_id', undo_event_id)
    );
end
$$;
revoke execute on function ordak.effect_of_undo from public, anon, authenticated, service_role;

create function ordak.effect_of_assign(e ordak.event, o public.orders) returns ordak.effect
language plpgsql volatile
set search_path = ''
as $$
declare
    staff_id uuid := (e.args ->> 'p_staff_id')::uuid;
    at timestamptz := least(e.occurred_at, clock_timestamp());
begin
    perform ordak.check_member(staff_id, o.store);
    if o.stage = 'Complete' then
        perform ordak.refuse_stage(o, 'Packing');
    end if;
    if o.assignee_id = staff_id then
        return ordak.done_already(at);
    end if;
    return ordak.changes(jsonb_build_object('assignee_id', staff_id), at);
end
$$;
revoke execute on function ordak.effect_of_assign from public, anon, authenticated, service_role;

-- Takes the cake off whoever has it, or off the person named, if that person (still) has it.
create function ordak.effect_of_unassign(e ordak.event, o public.orders) returns ordak.effect
language plpgsql volatile
set search_path = ''
as $$
declare
    staff_id uuid := (e.args ->> 'p_staff_id')::uuid;
    at timestamptz := least(e.occurred_at, clock_timestamp());
begin
    if o.assignee_id is null or o.assignee_id <> staff_id then
        return ordak.done_already(at);
    end if;
    return ordak.changes('{"assignee_id": null}', at);
end
$$;
revoke execute on function ordak.effect_of_unassign from public, anon, authenticated, service_role;

-- Null takes the cake off its shelf.
create function ordak.effect_of_storage(e ordak.event, o public.orders) returns ordak.effect
language plpgsql volatile
set search_path = ''
as $$
declare
    shelf text := upper(nullif(trim(e.args ->> 'p_storage'), ''));
    at timestamptz := least(e.occurred_at, clock_timestamp());
begin
    if shelf is not null
        and not exists (select from public.storage_locations l where l.store = o.store and l.code = shelf) then
        perform ordak.refuse('REQ001', format('%s has no shelf called "%s".', o.store, left(shelf, 40)));
    end if;
    if o.storage is not distinct from shelf then
        return ordak.done_already(at);
    end if;
    return ordak.changes(jsonb_build_object('storage', shelf), at);
end
$$;
revoke execute on function ordak.effect_of_storage from public, anon, authenticated, service_role;
