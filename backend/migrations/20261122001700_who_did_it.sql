-- Something that was done already: the answer says by whom and at which station, so that a bench can tell, and
-- whether it was this very event, sent again because its first answer got lost.

create function ordak.who_did(p_order_id text, p_function text) returns jsonb
language sql stable
set search_path = ''
as $$
    select coalesce(
        (
            select jsonb_build_object('done_by', s.performed_by, 'done_station', s.station)
            from public.stage_events s
            where s.order_id = p_order_id and s.function = p_function and s.effect and s.undone_at is null
            order by s.id desc
            limit 1
        ),
        '{}'
    )
$$;
revoke execute on function ordak.who_did from public, anon, authenticated, service_role;

create or replace function ordak.effect_of_step(e ordak.event, o public.orders, s ordak.steps) returns ordak.effect
language plpgsql volatile
set search_path = ''
as $$
declare
    done_at timestamptz := (to_jsonb(o) ->> s.done_column)::timestamptz;
    at timestamptz := ordak.moment(e, o);
begin
    if done_at is not null then
        return ordak.done_already(done_at, ordak.who_did(o.id, s.function));
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

create or replace function ordak.answered_before(e ordak.event) returns jsonb
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
    return ordak.with_order(
        jsonb_set(
            known.answer, '{data}',
            known.answer -> 'data' || jsonb_build_object('already_done', true, 'own_effect', known.effect)
        ),
        known.order_id
    );
end
$$;
