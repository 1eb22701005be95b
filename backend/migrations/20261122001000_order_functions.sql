-- Who has a cake, where it is put, and the orders that people enter.

-- The cake is this person's.
create function public.assign_staff(
    p_order_id text, p_store text, p_staff_id uuid,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'assign_staff', p_store, p_order_id, jsonb_build_object('p_staff_id', p_staff_id),
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.assign_staff from public, anon, authenticated, service_role;
grant execute on function public.assign_staff to authenticated;

-- The cake is nobody's; with p_staff_id only if it is that person's.
create function public.unassign_staff(
    p_order_id text, p_store text, p_staff_id uuid default null,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'unassign_staff', p_store, p_order_id, jsonb_build_object('p_staff_id', p_staff_id),
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.unassign_staff from public, anon, authenticated, service_role;
grant execute on function public.unassign_staff to authenticated;

-- The cake is on that shelf; null takes it off.
create function public.set_storage(
    p_order_id text, p_store text, p_storage text,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'set_storage', p_store, p_order_id, jsonb_build_object('p_storage', p_storage),
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.set_storage from public, anon, authenticated, service_role;
grant execute on function public.set_storage to authenticated;

-- An order that did not come from the shop. Without a number it gets one from 9000001 on.
create function public.create_manual_order(
    p_store text, p_product_title text, p_number int default null, p_size text default null,
    p_flavour text default null, p_writing text default null, p_notes text default null,
    p_accessories jsonb default '[]', p_due_date date default null, p_due_time text default null,
    p_delivery_method text default null, p_customer_name text default null,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'create_manual_order', p_store, null, jsonb_build_object(
            'p_number', p_number, 'product_title', p_product_title, 'size', p_size, 'flavour', p_flavour,
            'writing', p_writing, 'notes', p_notes, 'accessories', p_accessories, 'due_date', p_due_date,
            'due_time', p_due_time, 'delivery_method', p_delivery_method, 'customer_name', p_customer_name
        ),
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.create_manual_order from public, anon, authenticated, service_role;
grant execute on function public.create_manual_order to authenticated;

-- Changes descriptive columns only: {"size": "8 inch", "writing": null}.
create function public.update_order(
    p_order_id text, p_store text, p_changes jsonb,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'update_order', p_store, p_order_id, jsonb_build_object('p_changes', p_changes),
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.update_order from public, anon, authenticated, service_role;
grant execute on function public.update_order to authenticated;

-- Takes the cake out of the kitchen; its row stays.
create function public.cancel_order(
    p_order_id text, p_store text, p_reason text default null,
    p_event_id uuid default null, p_occurred_at timestamptz default null, p_station text default null,
    p_performed_by uuid default null
) returns jsonb
language sql volatile security definer
set search_path = ''
as $$
    select ordak.take_event(
        'cancel_order', p_store, p_order_id, jsonb_build_object('p_reason', p_reason),
        p_event_id, p_occurred_at, p_station, p_performed_by
    )
$$;
revoke execute on function public.cancel_order from public, anon, authenticated, service_role;
grant execute on function public.cancel_order to authenticated;
