-- Who may do what where: stores, their shelves, staff, and the settings of the kitchen.
--
-- `public` is what clients can see and call. `ordak` is the inside: clients cannot call into it.
create schema ordak;
revoke all on schema ordak from public;
-- Policies run with the rights of the reader, who must reach the one function that they call.
grant usage on schema ordak to authenticated;

-- A third store is one row here and no code.
create table public.stores (
    id text primary key check (id ~ '^[a-z][a-z0-9]{0,30}$'),
    name text not null check (name <> ''),
    -- The first letter of every label of this store. S, L and Z begin badges, shelves and commands.
    letter text not null unique check (letter ~ '^[A-Z]$' and letter not in ('S', 'L', 'Z')),
    colour text not null check (colour ~ '^#[0-9A-Fa-f]{6}$'),
    -- The shop whose webhooks belong to this store.
    shop_domain text unique check (shop_domain = lower(shop_domain))
);

-- People, and the device accounts of stations (role Station).
create table public.staff_shared (
    id uuid primary key default gen_random_uuid(),
    user_id uuid unique references auth.users (id) on delete set null,
    name text not null check (name <> ''),
    role text not null check (role in ('Admin', 'Supervisor', 'Staff', 'Station')),
    stores text[] not null default '{}' check (array_position(stores, null) is null),
    badge text unique check (badge ~ '^[0-9A-Z]{1,10}$'),
    pin_hash text,
    active boolean not null default true,
    created_at timestamptz not null default now(),
    check (role <> 'Station' or badge is null)
);
create index staff_shared_stores_idx on public.staff_shared using gin (stores);

-- Shelves. A code is what the shelf's barcode says.
create table public.storage_locations (
    store text not null references public.stores (id),
    code text not null check (code ~ '^[0-9A-Z]{1,10}$'),
    name text not null check (name <> ''),
    primary key (store, code)
);

-- One row. Changing it changes what every reader sees from the next read on.
create table public.settings (
    only_row boolean primary key default true check (only_row),
    time_zone text not null default 'Australia/Sydney',
    -- A cake due in this many days or fewer is High (Medium), counted in days of the kitchen's calendar.
    priority_high_days int not null default 1,
    priority_medium_days int not null default 3,
    -- How long staff can take back what they scanned.
    undo_minutes int not null default 10 check (undo_minutes >= 0),
    check (priority_medium_days >= priority_high_days)
);
insert into public.settings default values;

-- The stores that the caller may see: none without a session, and none for an account that is no (longer) staff.
create function ordak.my_stores() returns text[]
language sql stable security definer
set search_path = ''
as $$
    select coalesce(
        (select s.stores from public.staff_shared s where s.user_id = auth.uid() and s.active), '{}'::text[]
    )
$$;
revoke execute on function ordak.my_stores from public, anon, service_role;
grant execute on function ordak.my_stores to authenticated;

-- Clients read the rows of their stores and write nothing: every write is a function of the contract.
-- Supabase gives its roles every right on new tables by default, hence the revokes.
alter table public.stores enable row level security;
revoke all on public.stores from public, anon, authenticated, service_role;
grant select on public.stores to authenticated, service_role;
create policy stores_of_the_caller on public.stores for select to authenticated
    using (id = any ((select ordak.my_stores())::text[]));
-- Where service_role does not bypass row level security (it does on Supabase), it still reads everything.
create policy stores_for_the_service on public.stores for select to service_role using (true);

alter table public.staff_shared enable row level security;
revoke all on public.staff_shared from public, anon, authenticated, service_role;
grant select (id, name, role, stores, badge, active) on public.staff_shared to authenticated;
grant select on public.staff_shared to service_role;
create policy colleagues_of_the_caller on public.staff_shared for select to authenticated
    using (stores && (select ordak.my_stores())::text[]);
create policy staff_for_the_service on public.staff_shared for select to service_role using (true);

alter table public.storage_locations enable row level security;
revoke all on public.storage_locations from public, anon, authenticated, service_role;
grant select on public.storage_locations to authenticated, service_role;
create policy shelves_of_the_callers_stores on public.storage_locations for select to authenticated
    using (store = any ((select ordak.my_stores())::text[]));
create policy shelves_for_the_service on public.storage_locations for select to service_role using (true);

alter table public.settings enable row level security;
revoke all on public.settings from public, anon, authenticated, service_role;
grant select on public.settings to service_role;
create policy settings_for_the_service on public.settings for select to service_role using (true);

insert into public.stores (id, name, letter, colour) values
    ('bannos', 'Bannos', 'B', '#1F4E79'),
    ('flourlane', 'Flourlane', 'F', '#7A4B00');
