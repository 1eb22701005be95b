-- The surface of the kitchen's web system as contract.md describes it ("The live Ordak backend"), over a small schema of
-- our own: the words of its refusals, what it stamps and what it forgets. Its inside is ours, not a copy of anything.
create schema live;
revoke all on schema live from public;

create table live.stores (id text primary key, letter text not null unique);
insert into live.stores values ('bannos', 'B'), ('flourlane', 'F');

create table live.people (id uuid primary key references auth.users (id), name text not null);

create table live.orders (
    id text primary key,
    store text not null references live.stores (id),
    number int not null,
    suffix text,
    human_id text not null,
    customer_name text,
    product_title text not null,
    size text,
    flavour text,
    notes text,
    due_date date,
    delivery_method text,
    item_qty int not null default 1,
    stage text not null default 'Filling',
    priority text not null default 'Medium',
    assignee_id uuid,
    storage text,
    filling_start_ts timestamptz,
    filling_complete_ts timestamptz,
    covering_start_ts timestamptz,
    covering_complete_ts timestamptz,
    decorating_start_ts timestamptz,
    decorating_complete_ts timestamptz,
    packing_start_ts timestamptz,
    packing_complete_ts timestamptz,
    cancelled_at timestamptz,
    created_at timestamptz not null default now()
);

-- What really happened: one row for each effect, and for each print.
create table live.stage_events (
    id bigint generated always as identity primary key,
    order_id text not null,
    function text not null,
    notes text,
    account uuid not null,
    at timestamptz not null default clock_timestamp()
);

-- The order, locked. The words are those that the web system uses.
create function live.order_of(p_store text, p_order_id text) returns live.orders
language plpgsql volatile
set search_path = ''
as $$
declare
    o live.orders;
begin
    if auth.uid() is null then
        raise exception 'Authentication required to change an order';
    end if;
    if not exists (select from live.stores s where s.id = p_store) then
        raise exception 'Invalid store: %', p_store;
    end if;
    select * into o from live.orders x where x.id = p_order_id and x.store = p_store for update;
    if not found then
        raise exception 'Order not found: %', p_order_id;
    end if;
    return o;
end
$$;

create function live.require_stage(o live.orders, p_stage text, p_deed text) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
    if o.stage <> p_stage then
        raise exception 'Order must be in % stage to %', p_stage, p_deed;
    end if;
end
$$;

create function live.log(p_order_id text, p_function text, p_notes text) returns void
language sql volatile
set search_path = ''
as $$
    insert into live.stage_events (order_id, function, notes, account)
    values (p_order_id, p_function, p_notes, auth.uid())
$$;

create function public.complete_filling(p_order_id text, p_store text, p_notes text default null) returns boolean
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    o live.orders := live.order_of(p_store, p_order_id);
begin
    perform live.require_stage(o, 'Filling', 'complete filling');
    update live.orders x set stage = 'Covering', filling_complete_ts = now(), assignee_id = null where x.id = o.id;
    perform live.log(o.id, 'complete_filling', p_notes);
    return true;
end
$$;

create function public.complete_covering(p_order_id text, p_store text, p_notes text default null) returns boolean
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    o live.orders := live.order_of(p_store, p_order_id);
begin
    perform live.require_stage(o, 'Covering', 'complete covering');
    update live.orders x set stage = 'Decorating', covering_complete_ts = now(), assignee_id = null where x.id = o.id;
    perform live.log(o.id, 'complete_covering', p_notes);
    return true;
end
$$;

-- Packing begins by itself here.
create function public.complete_decorating(p_order_id text, p_store text, p_notes text default null) returns boolean
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    o live.orders := live.order_of(p_store, p_order_id);
begin
    perform live.require_stage(o, 'Decorating', 'complete decorating');
    update live.orders x
    set stage = 'Packing', decorating_complete_ts = now(), packing_start_ts = now(), assignee_id = null
    where x.id = o.id;
    perform live.log(o.id, 'complete_decorating', p_notes);
    return true;
end
$$;

create function public.complete_packing(p_order_id text, p_store text, p_notes text default null) returns boolean
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    o live.orders := live.order_of(p_store, p_order_id);
begin
    perform live.require_stage(o, 'Packing', 'complete packing');
    update live.orders x set stage = 'Complete', packing_complete_ts = now(), assignee_id = null where x.id = o.id;
    perform live.log(o.id, 'complete_packing', p_notes);
    return true;
end
$$;

create function public.start_covering(p_order_id text, p_store text) returns jsonb
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    o live.orders := live.order_of(p_store, p_order_id);
begin
    perform live.require_stage(o, 'Covering', 'start covering');
    update live.orders x set covering_start_ts = now() where x.id = o.id;
    perform live.log(o.id, 'start_covering', null);
    return jsonb_build_object('order_id', o.id, 'covering_start_ts', now());
end
$$;

create function public.start_decorating(p_order_id text, p_store text) returns jsonb
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    o live.orders := live.order_of(p_store, p_order_id);
begin
    perform live.require_stage(o, 'Decorating', 'start decorating');
    update live.orders x set decorating_start_ts = now() where x.id = o.id;
    perform live.log(o.id, 'start_decorating', null);
    return jsonb_build_object('order_id', o.id, 'decorating_start_ts', now());
end
$$;

create function public.qc_return_to_decorating(p_order_id text, p_store text, p_notes text default null)
returns boolean
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    o live.orders := live.order_of(p_store, p_order_id);
begin
    perform live.require_stage(o, 'Packing', 'return to decorating');
    update live.orders x
    set stage = 'Decorating', assignee_id = null, decorating_start_ts = null, decorating_complete_ts = null,
        packing_start_ts = null
    where x.id = o.id;
    perform live.log(o.id, 'qc_return_to_decorating', p_notes);
    return true;
end
$$;

create function public.print_barcode(p_store text, p_order_id text) returns jsonb
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    o live.orders := live.order_of(p_store, p_order_id);
begin
    update live.orders x set filling_start_ts = now()
    where x.id = o.id and x.stage = 'Filling' and x.filling_start_ts is null;
    perform live.log(o.id, 'print_barcode', null);
    return jsonb_build_object(
        'order_number', o.number, 'order_id', o.id, 'product_title', o.product_title, 'size', o.size,
        'due_date', o.due_date, 'customer_name', o.customer_name, 'stage', o.stage, 'priority', o.priority,
        'barcode_content', format('#%s%s', (select s.letter from live.stores s where s.id = o.store), o.number),
        'printed_at', now()
    );
end
$$;

create function public.assign_staff(p_order_id text, p_store text, p_staff_id uuid) returns boolean
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    o live.orders := live.order_of(p_store, p_order_id);
begin
    update live.orders x set assignee_id = p_staff_id where x.id = o.id;
    perform live.log(o.id, 'assign_staff', null);
    return true;
end
$$;

create function public.set_storage(p_order_id text, p_store text, p_storage text) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    o live.orders := live.order_of(p_store, p_order_id);
begin
    update live.orders x set storage = p_storage where x.id = o.id;
    perform live.log(o.id, 'set_storage', p_storage);
end
$$;
