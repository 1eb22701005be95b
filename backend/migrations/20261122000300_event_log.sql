-- What happened: the ledger of events, what was refused, what came from the shop, and how the stations are.

-- Every event that was answered with ok, once. The row and its effect commit together: that is what makes sending
-- an event again safe. Refused events are not here, so that one that came too early can succeed later.
create table public.stage_events (
    id bigint generated always as identity primary key,
    event_id uuid not null unique,
    function text not null,
    store text not null references public.stores (id),
    order_id text not null references public.orders (id),
    args jsonb not null default '{}',
    -- The answer without the order document, which is read afresh.
    answer jsonb not null,
    -- Whether the event moved anything; false if what it asks for had been done already.
    effect boolean not null,
    occurred_at timestamptz not null,
    received_at timestamptz not null default clock_timestamp(),
    station text,
    performed_by uuid references public.staff_shared (id),
    account uuid not null,
    -- The stage fields of the order before the event; null if the event cannot be taken back.
    before jsonb,
    undone_at timestamptz,
    undone_by uuid
);
create index stage_events_order_idx on public.stage_events (order_id, id);
create index stage_events_store_idx on public.stage_events (store, received_at);
alter table public.stage_events enable row level security;
revoke all on public.stage_events from public, anon, authenticated, service_role;
grant select on public.stage_events to authenticated, service_role;
create policy events_of_the_callers_stores on public.stage_events for select to authenticated
    using (store = any ((select ordak.my_stores())::text[]));
create policy events_for_the_service on public.stage_events for select to service_role using (true);

-- Every attempt that was refused. What is refused may name anything, so nothing here refers to other tables.
create table public.event_refusals (
    id bigint generated always as identity primary key,
    event_id uuid,
    function text not null,
    store text,
    order_id text,
    args jsonb,
    code text not null,
    message text not null,
    data jsonb,
    occurred_at timestamptz,
    received_at timestamptz not null default clock_timestamp(),
    station text,
    performed_by uuid,
    account uuid
);
create index event_refusals_received_idx on public.event_refusals (received_at);
create index event_refusals_event_idx on public.event_refusals (event_id);
alter table public.event_refusals enable row level security;
revoke all on public.event_refusals from public, anon, authenticated, service_role;
grant select on public.event_refusals to service_role;
create policy refusals_for_the_service on public.event_refusals for select to service_role using (true);

-- What the shop has delivered, by the key that makes a delivery the same one again.
create table public.webhook_deliveries (
    store text not null references public.stores (id),
    delivery_key text not null,
    topic text not null,
    received_at timestamptz not null default clock_timestamp(),
    primary key (store, delivery_key)
);
alter table public.webhook_deliveries enable row level security;
revoke all on public.webhook_deliveries from public, anon, authenticated, service_role;
grant select on public.webhook_deliveries to service_role;
create policy deliveries_for_the_service on public.webhook_deliveries for select to service_role using (true);

-- Deliveries with a good signature that nobody could use: kept whole until a person has looked.
create table public.dead_letter (
    id bigint generated always as identity primary key,
    topic text not null,
    shop text,
    reason text not null,
    body text not null,
    received_at timestamptz not null default clock_timestamp()
);
alter table public.dead_letter enable row level security;
revoke all on public.dead_letter from public, anon, authenticated, service_role;
grant select on public.dead_letter to service_role;
create policy dead_letters_for_the_service on public.dead_letter for select to service_role using (true);

-- The last thing each station said about itself.
create table public.station_reports (
    station text primary key check (station <> '' and length(station) <= 64),
    status jsonb not null check (jsonb_typeof(status) = 'object'),
    stores text[] not null,
    account uuid not null,
    seen_at timestamptz not null default clock_timestamp()
);
alter table public.station_reports enable row level security;
revoke all on public.station_reports from public, anon, authenticated, service_role;
grant select on public.station_reports to authenticated, service_role;
create policy stations_of_the_callers_stores on public.station_reports for select to authenticated
    using (stores && (select ordak.my_stores())::text[]);
create policy stations_for_the_service on public.station_reports for select to service_role using (true);
