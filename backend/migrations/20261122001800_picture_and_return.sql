-- Why quality control last sent a cake back, beside when; its picture was in the order document from the start.

alter table public.orders add column qc_reason text;

create or replace view public.orders_bannos with (security_invoker = true) as
    select * from public.orders where store = 'bannos';
create or replace view public.orders_flourlane with (security_invoker = true) as
    select * from public.orders where store = 'flourlane';

-- An undo of the return puts back the reason of the one before it.
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
        'qc_returned_at', o.qc_returned_at, 'qc_reason', o.qc_reason
    );
end
$$;

create or replace function ordak.save(o public.orders, p_patch jsonb) returns public.orders
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
        qc_returned_at = n.qc_returned_at, qc_reason = n.qc_reason,
        cancelled_at = n.cancelled_at, cancel_reason = n.cancel_reason,
        product_title = n.product_title, size = n.size, flavour = n.flavour, writing = n.writing,
        notes = n.notes, accessories = n.accessories, due_date = n.due_date, due_time = n.due_time,
        delivery_method = n.delivery_method, customer_name = n.customer_name
    where t.id = o.id
    returning * into n;
    return n;
end
$$;

create or replace function ordak.save_together(p_judged ordak.judged[]) returns void
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
        qc_returned_at = n.qc_returned_at, qc_reason = n.qc_reason
    from unnest(p_judged) j, lateral jsonb_populate_record(j.before, (j.effect).patch) n
    where t.id = (j.before).id and (j.effect).patch is not null;
end
$$;

create or replace function ordak.effect_of_qc_return(e ordak.event, o public.orders) returns ordak.effect
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
            'stage', 'Decorating', 'assignee_id', null, 'qc_returned_at', at,
            'qc_reason', nullif(trim(e.args ->> 'p_reason'), ''), 'decorating_start_ts', null,
            'decorating_complete_ts', null, 'packing_start_ts', null, 'packing_complete_ts', null
        ),
        at
    );
end
$$;
