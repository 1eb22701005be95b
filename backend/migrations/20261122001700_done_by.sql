-- Whoever scans what is done already is told who did it, when and where.

-- The event that did it: of the same function, or else the last one of that stage, for a start that was left out.
create function ordak.done_by(e ordak.event) returns jsonb
language sql stable
set search_path = ''
as $$
    select coalesce((
        select jsonb_build_object('done_by', jsonb_build_object(
            'event_id', d.event_id, 'function', d.function, 'performed_by', d.performed_by, 'station', d.station,
            'at', d.answer #> '{data,applied_at}'
        ))
        from public.stage_events d
        where d.order_id = e.order_id and d.effect and d.undone_at is null and (
            d.function = e.function or d.function in (
                select other.function from ordak.steps own join ordak.steps other using (stage)
                where own.function = e.function
            )
        )
        order by d.function = e.function desc, d.id desc
        limit 1
    ), '{}')
$$;
revoke execute on function ordak.done_by from public, anon, authenticated, service_role;

-- As before, and an event that moved nothing names the one that did.
create or replace function ordak.record_event(
    e ordak.event, p_before public.orders, p_after public.orders, f ordak.effect
) returns jsonb
language plpgsql volatile
set search_path = ''
as $$
declare
    answer jsonb := ordak.ok(f.extra || jsonb_build_object(
        'event_id', e.event_id, 'order_id', p_after.id, 'stage', p_after.stage,
        'already_done', f.patch is null, 'applied_at', f.applied_at
    ) || case when f.patch is null then ordak.done_by(e) else '{}' end);
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

-- As before, and a refusal as late names the event that was faster.
create or replace function ordak.record_refusal(e ordak.event, p_code text, p_message text, p_data jsonb) returns jsonb
language plpgsql volatile
set search_path = ''
as $$
declare
    data jsonb := p_data || case when p_data ->> 'direction' = 'late' then ordak.done_by(e) else '{}' end;
begin
    insert into public.event_refusals (
        event_id, function, store, order_id, args, code, message, data, occurred_at, station, performed_by, account
    ) values (
        e.event_id, e.function, left(e.store, 100), left(e.order_id, 100), e.args, p_code, p_message, data,
        e.occurred_at, left(e.station, 100), e.performed_by, auth.uid()
    );
    return ordak.refusal_answer(
        p_code, p_message,
        data || jsonb_build_object('event_id', e.event_id, 'order_id', e.order_id)
    );
end
$$;
revoke execute on function ordak.record_refusal from public, anon, authenticated, service_role;
