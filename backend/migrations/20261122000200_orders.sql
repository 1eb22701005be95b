-- The cakes: one row per cake unit, for all stores.

-- The transaction that is running, as a number that only grows. See public.get_changes.
create function ordak.current_revision() returns bigint
language sql volatile
set search_path = ''
as $$
    select pg_catalog.pg_current_xact_id()::text::bigint
$$;
revoke execute on function ordak.current_revision from public, anon, authenticated, service_role;

create sequence ordak.manual_number start 9000001 maxvalue 9999999;

create table public.orders (
    id text primary key,
    store text not null references public.stores (id),
    number int not null check (number between 1 and 99999999),
    suffix text check (suffix ~ '^[A-Z]{1,2}$'),
    human_id text not null,
    unit_index int not null default 1 check (unit_index >= 1),
    unit_count int not null default 1 check (unit_count >= 1),

    product_title text not null check (product_title <> ''),
    size text,
    flavour text,
    writing text,
    notes text,
    accessories jsonb not null default '[]' check (jsonb_typeof(accessories) = 'array'),
    due_date date,
    due_time text,
    delivery_method text check (delivery_method in ('Pickup', 'Delivery')),
    customer_name text,
    image_url text,
    item_qty int not null default 1 check (item_qty = 1),

    stage text not null default 'Filling'
        check (stage in ('Filling', 'Covering', 'Decorating', 'Packing', 'Complete')),
    assignee_id uuid references public.staff_shared (id),
    storage text,
    filling_start_ts timestamptz,
    filling_complete_ts timestamptz,
    covering_start_ts timestamptz,
    covering_complete_ts timestamptz,
    decorating_start_ts timestamptz,
    decorating_complete_ts timestamptz,
    packing_start_ts timestamptz,
    packing_complete_ts timestamptz,
    -- When quality control last sent the cake back: what was scanned before belongs to the round before.
    qc_returned_at timestamptz,

    cancelled_at timestamptz,
    cancel_reason text,
    shopify_id text,
    -- The shop's own time of the last change that we took over: an older delivery changes nothing.
    shop_updated_at timestamptz,
    created_at timestamptz not null default now(),
    version int not null default 1,
    revision bigint not null default ordak.current_revision(),

    unique (store, number, unit_index),
    foreign key (store, storage) references public.storage_locations (store, code)
);
create index orders_revision_idx on public.orders (revision);
create index orders_open_idx on public.orders (store, stage, due_date)
    where cancelled_at is null and stage <> 'Complete';
create index orders_number_idx on public.orders (number);
create index orders_assignee_idx on public.orders (assignee_id) where assignee_id is not null;

-- Names a row from its store, number and suffix, and counts its versions, whoever writes it. The shop often sends an
-- order again without a change that the kitchen sees: that is no new version.
create function ordak.stamp_order() returns trigger
language plpgsql
set search_path = ''
as $$
declare
    seen public.orders := new;
begin
    if tg_op = 'INSERT' then
        new.id := concat_ws('-', new.store, new.number, new.suffix);
        new.human_id := concat_ws(
            '-', (select s.letter from public.stores s where s.id = new.store) || new.number, new.suffix
        );
        new.version := 1;
    else
        seen.shop_updated_at := old.shop_updated_at;
        seen.shopify_id := old.shopify_id;
        if seen is not distinct from old then
            return new;
        end if;
        new.version := old.version + 1;
    end if;
    new.revision := ordak.current_revision();
    return new;
end
$$;
revoke execute on function ordak.stamp_order from public, anon, authenticated, service_role;

create trigger stamp_order before insert or update on public.orders
    for each row execute function ordak.stamp_order();

alter table public.orders enable row level security;
revoke all on public.orders from public, anon, authenticated, service_role;
grant select on public.orders to authenticated, service_role;
create policy orders_of_the_callers_stores on public.orders for select to authenticated
    using (store = any ((select ordak.my_stores())::text[]));
create policy orders_for_the_service on public.orders for select to service_role using (true);

-- The runbooks query the stores by these names.
create view public.orders_bannos with (security_invoker = true) as
    select * from public.orders where store = 'bannos';
revoke all on public.orders_bannos from public, anon, authenticated, service_role;
grant select on public.orders_bannos to authenticated, service_role;

create view public.orders_flourlane with (security_invoker = true) as
    select * from public.orders where store = 'flourlane';
revoke all on public.orders_flourlane from public, anon, authenticated, service_role;
grant select on public.orders_flourlane to authenticated, service_role;
