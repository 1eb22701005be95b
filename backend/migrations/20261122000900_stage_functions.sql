-- What benches call. Each takes the event id, time, station and person of the scan, and answers as contract.md says.

-- The label is printed: begins the filling. Every print is logged; the answer counts them (print_number).
create function public.handle_print_barcode(
    p_order_id text, p_store text, p_copies int default 1,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'handle_print_barcode', p_store, p_order_id, jsonb_build_object('p_copies', p_copies),
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.handle_print_barcode from public, anon, authenticated, service_role;
grant execute on function public.handle_print_barcode to authenticated;

-- On to Covering; nobody is assigned there yet.
create function public.complete_filling(
    p_order_id text, p_store text, p_notes text default null,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'complete_filling', p_store, p_order_id, jsonb_build_object('p_notes', p_notes),
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.complete_filling from public, anon, authenticated, service_role;
grant execute on function public.complete_filling to authenticated;

-- On to Decorating; nobody is assigned there yet.
create function public.complete_covering(
    p_order_id text, p_store text, p_notes text default null,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'complete_covering', p_store, p_order_id, jsonb_build_object('p_notes', p_notes),
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.complete_covering from public, anon, authenticated, service_role;
grant execute on function public.complete_covering to authenticated;

-- On to Packing; nobody is assigned there yet.
create function public.complete_decorating(
    p_order_id text, p_store text, p_notes text default null,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'complete_decorating', p_store, p_order_id, jsonb_build_object('p_notes', p_notes),
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.complete_decorating from public, anon, authenticated, service_role;
grant execute on function public.complete_decorating to authenticated;

-- The covering begins; this step can be left out.
create function public.start_covering(
    p_order_id text, p_store text,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'start_covering', p_store, p_order_id, '{}',
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.start_covering from public, anon, authenticated, service_role;
grant execute on function public.start_covering to authenticated;

-- The decorating begins; this step can be left out.
create function public.start_decorating(
    p_order_id text, p_store text,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'start_decorating', p_store, p_order_id, '{}',
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.start_decorating from public, anon, authenticated, service_role;
grant execute on function public.start_decorating to authenticated;

-- The packer's first scan.
create function public.start_packing(
    p_order_id text, p_store text,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'start_packing', p_store, p_order_id, '{}',
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.start_packing from public, anon, authenticated, service_role;
grant execute on function public.start_packing to authenticated;

-- The cake is Complete.
create function public.complete_packing(
    p_order_id text, p_store text, p_notes text default null,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'complete_packing', p_store, p_order_id, jsonb_build_object('p_notes', p_notes),
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.complete_packing from public, anon, authenticated, service_role;
grant execute on function public.complete_packing to authenticated;

-- Quality control sends the cake back; from Complete only an Admin can.
create function public.qc_return_to_decorating(
    p_order_id text, p_store text, p_reason text default null, p_notes text default null,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'qc_return_to_decorating', p_store, p_order_id, jsonb_build_object('p_reason', p_reason, 'p_notes', p_notes),
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.qc_return_to_decorating from public, anon, authenticated, service_role;
grant execute on function public.qc_return_to_decorating to authenticated;

-- Takes back the order's latest step.
create function public.undo_stage_event(
    p_order_id text, p_store text, p_undo_event_id uuid,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'undo_stage_event', p_store, p_order_id, jsonb_build_object('p_undo_event_id', p_undo_event_id),
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.undo_stage_event from public, anon, authenticated, service_role;
grant execute on function public.undo_stage_event to authenticated;
