-- The core: admit, answer what was answered before, lock, judge, save, record. All in one transaction.

create function ordak.effect_of(e ordak.event, o public.orders) returns ordak.effect
language plpgsql volatile
set search_path = ''
as $$
declare
    step ordak.steps;
begin
    select * into step from ordak.steps s where s.function = e.function;
    if found then
        return ordak.effect_of_step(e, o, step);
    end if;
    case e.function
        when 'handle_print_barcode' then return ordak.effect_of_print(e, o);
        when 'qc_return_to_decorating' then return ordak.effect_of_qc_return(e, o);
        when 'undo_stage_event' then return ordak.effect_of_undo(e, o);
        when 'assign_staff' then return ordak.effect_of_assign(e, o);
        when 'unassign_staff' then return ordak.effect_of_unassign(e, o);
        when 'set_storage' then return ordak.effect_of_storage(e, o);
        when 'update_order' then return ordak.effect_of_update(e, o);
        when 'cancel_order' then return ordak.effect_of_cancel(e, o);
    end case;
end
$$;
revoke execute on function ordak.effect_of from public, anon, authenticated, service_role;

create function ordak.carry_out(p_event ordak.event) returns jsonb
language plpgsql volatile
set search_path = ''
as $$
declare
    e ordak.event := p_event;
    before public.orders;
    after public.orders;
    effect ordak.effect;
begin
    e.performed_by := ordak.performer(e);
    if e.function = 'create_manual_order' then
        perform ordak.check_supervisor(e);
        after := ordak.insert_manual_order(e);
        effect := ordak.changes('{}', after.created_at);
    else
        before := ordak.lock_order(e);
        effect := ordak.effect_of(e, before);
        after := before;
        if effect.patch is not null then
            after := ordak.save(before, effect.patch);
        end if;
    end if;
    return ordak.record_event(e, before, after, effect);
end
$$;
revoke execute on function ordak.carry_out from public, anon, authenticated, service_role;

-- Takes one event and answers it. A refusal undoes whatever the event had begun, and is logged.
create function ordak.take_event(p_event ordak.event) returns jsonb
language plpgsql volatile
set search_path = ''
as $$
declare
    e ordak.event := p_event;
    refusal_code text;
    refusal_message text;
    refusal_data text;
begin
    e := ordak.admit(e);
    perform ordak.lock_event(e.event_id);
    return coalesce(ordak.answered_before(e), ordak.carry_out(e));
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics
            refusal_code = pg_exception_hint,
            refusal_message = message_text,
            refusal_data = pg_exception_detail;
        return ordak.record_refusal(p_event, refusal_code, refusal_message, refusal_data::jsonb);
end
$$;
revoke execute on function ordak.take_event(ordak.event) from public, anon, authenticated, service_role;

create function ordak.take_event(
    p_function text, p_store text, p_order_id text, p_args jsonb,
    p_event_id uuid, p_occurred_at timestamptz, p_station text, p_performed_by uuid
) returns jsonb
language sql volatile
set search_path = ''
as $$
    select ordak.take_event(row(
        p_event_id, p_function, p_store, p_order_id, p_args, p_occurred_at, p_station,
        p_performed_by, null, null
    )::ordak.event)
$$;
revoke execute on function ordak.take_event(text, text, text, jsonb, uuid, timestamptz, text, uuid)
    from public, anon, authenticated, service_role;
