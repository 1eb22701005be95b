-- Orders that people enter, change and cancel.

create function ordak.check_supervisor(e ordak.event) returns void
language plpgsql stable
set search_path = ''
as $$
begin
    if e.role not in ('Supervisor', 'Admin') then
        perform ordak.refuse('AUTH001', 'Only a supervisor can enter, change or cancel an order.');
    end if;
end
$$;
revoke execute on function ordak.check_supervisor from public, anon, authenticated, service_role;

-- Brings accessories into the form [{title, quantity}]; refuses what cannot be.
create function ordak.clean_accessories(p_accessories jsonb) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
    if p_accessories is null or p_accessories = 'null' then
        return '[]';
    end if;
    if jsonb_typeof(p_accessories) <> 'array' or exists (
        select from jsonb_array_elements(p_accessories) a
        where jsonb_typeof(a) <> 'object' or coalesce(a ->> 'title', '') = ''
            or coalesce(a ->> 'quantity', '1') !~ '^[1-9][0-9]{0,5}$'
    ) then
        perform ordak.refuse('REQ001', 'Accessories are a list of {title, quantity}.');
    end if;
    return (
        select coalesce(
            jsonb_agg(jsonb_build_object('title', a ->> 'title', 'quantity', coalesce((a ->> 'quantity')::int, 1))), '[]'
        )
        from jsonb_array_elements(p_accessories) a
    );
end
$$;
revoke execute on function ordak.clean_accessories from public, anon, authenticated, service_role;

-- The descriptive columns among the given ones, checked; blank text means nothing.
create function ordak.clean_description(p_changes jsonb) returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
    known constant text[] := array[
        'product_title', 'size', 'flavour', 'writing', 'notes', 'accessories', 'due_date', 'due_time',
        'delivery_method', 'customer_name'
    ];
    unknown text;
    cleaned jsonb;
begin
    if jsonb_typeof(p_changes) is distinct from 'object' then
        perform ordak.refuse('REQ001', 'What to change is an object of columns and values.');
    end if;
    select min(k) into unknown from jsonb_object_keys(p_changes) k where k <> all (known);
    if unknown is not null then
        perform ordak.refuse('REQ001', format('"%s" cannot be set.', left(unknown, 40)));
    end if;
    select coalesce(jsonb_object_agg(key, nullif(trim(value), '')), '{}') into cleaned
    from jsonb_each_text(p_changes - 'accessories');
    if cleaned ? 'product_title' and cleaned ->> 'product_title' is null then
        perform ordak.refuse('REQ001', 'An order needs a product.');
    end if;
    if cleaned ->> 'delivery_method' not in ('Pickup', 'Delivery') then
        perform ordak.refuse('REQ001', 'The method is Pickup or Delivery.');
    end if;
    perform (cleaned ->> 'due_date')::date;
    if p_changes ? 'accessories' then
        cleaned := cleaned || jsonb_build_object('accessories', ordak.clean_accessories(p_changes -> 'accessories'));
    end if;
    return cleaned;
exception
    when data_exception then
        perform ordak.refuse('REQ001', 'The due date is not a date.');
end
$$;
revoke execute on function ordak.clean_description from public, anon, authenticated, service_role;

create function ordak.insert_manual_order(e ordak.event) returns public.orders
language plpgsql volatile
set search_path = ''
as $$
declare
    description jsonb := ordak.clean_description('{"product_title": ""}' || (e.args - 'p_number'));
    wanted int := coalesce((e.args ->> 'p_number')::int, nextval('ordak.manual_number')::int);
    o public.orders := jsonb_populate_record(null::public.orders, description);
begin
    if wanted not between 1 and 99999999 then
        perform ordak.refuse('REQ001', 'An order number has one to eight digits.');
    end if;
    insert into public.orders (
        store, number, product_title, size, flavour, writing, notes, accessories, due_date, due_time,
        delivery_method, customer_name
    ) values (
        e.store, wanted, o.product_title, o.size, o.flavour, o.writing, o.notes, coalesce(o.accessories, '[]'),
        o.due_date, o.due_time, o.delivery_method, o.customer_name
    )
    on conflict do nothing
    returning * into o;
    if not found then
        perform ordak.refuse('ORD004', format('%s already has an order %s.', e.store, wanted));
    end if;
    return o;
end
$$;
revoke execute on function ordak.insert_manual_order from public, anon, authenticated, service_role;

create function ordak.effect_of_update(e ordak.event, o public.orders) returns ordak.effect
language plpgsql volatile
set search_path = ''
as $$
declare
    changes jsonb := ordak.clean_description(e.args -> 'p_changes');
    at timestamptz := least(e.occurred_at, clock_timestamp());
begin
    perform ordak.check_supervisor(e);
    if to_jsonb(o) || changes = to_jsonb(o) then
        return ordak.done_already(at);
    end if;
    return ordak.changes(changes, at);
end
$$;
revoke execute on function ordak.effect_of_update from public, anon, authenticated, service_role;

create function ordak.effect_of_cancel(e ordak.event, o public.orders) returns ordak.effect
language plpgsql volatile
set search_path = ''
as $$
declare
    at timestamptz := least(e.occurred_at, clock_timestamp());
begin
    perform ordak.check_supervisor(e);
    if o.cancelled_at is not null then
        return ordak.done_already(o.cancelled_at);
    end if;
    return ordak.changes(
        jsonb_build_object('cancelled_at', at, 'cancel_reason', coalesce(left(e.args ->> 'p_reason', 200), 'staff')), at
    );
end
$$;
revoke execute on function ordak.effect_of_cancel from public, anon, authenticated, service_role;
