-- What the migrations and the gateway need of Supabase's schema `auth`, with the same names and meanings.
create schema if not exists auth;
revoke all on schema auth from public;
grant usage on schema auth to anon, authenticated, service_role;

-- The claims of the caller's token, as the gateway (and PostgREST) set them for the transaction.
create function auth.jwt() returns jsonb
language sql stable
set search_path = ''
as $$
    select coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb
$$;
revoke execute on function auth.jwt() from public;
grant execute on function auth.jwt() to anon, authenticated, service_role;

create function auth.uid() returns uuid
language sql stable
set search_path = ''
as $$
    select nullif(auth.jwt() ->> 'sub', '')::uuid
$$;
revoke execute on function auth.uid() from public;
grant execute on function auth.uid() to anon, authenticated, service_role;

create function auth.role() returns text
language sql stable
set search_path = ''
as $$
    select nullif(auth.jwt() ->> 'role', '')
$$;
revoke execute on function auth.role() from public;
grant execute on function auth.role() to anon, authenticated, service_role;

-- Accounts. Only the gateway reads and writes these, with the rights of their owner.
create table auth.users (
    id uuid primary key default gen_random_uuid(),
    aud text not null default 'authenticated',
    role text not null default 'authenticated',
    email text not null check (email = lower(email)),
    encrypted_password text not null,
    email_confirmed_at timestamptz default now(),
    last_sign_in_at timestamptz,
    raw_app_meta_data jsonb not null default '{"provider": "email", "providers": ["email"]}',
    raw_user_meta_data jsonb not null default '{}',
    banned_until timestamptz,
    deleted_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint users_email_key unique (email)
);
alter table auth.users enable row level security;
revoke all on auth.users from public, anon, authenticated, service_role;

-- One sign-in; its refresh tokens replace one another. Ending the session ends them all.
create table auth.sessions (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references auth.users (id) on delete cascade,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    refreshed_at timestamptz,
    user_agent text
);
create index sessions_user_id_idx on auth.sessions (user_id);
alter table auth.sessions enable row level security;
revoke all on auth.sessions from public, anon, authenticated, service_role;

-- A token is revoked when its successor (whose `parent` it is) is issued: `updated_at` is that moment.
create table auth.refresh_tokens (
    id bigint generated always as identity primary key,
    token text not null,
    user_id uuid not null references auth.users (id) on delete cascade,
    session_id uuid not null references auth.sessions (id) on delete cascade,
    parent text,
    revoked boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint refresh_tokens_token_key unique (token)
);
create index refresh_tokens_session_id_idx on auth.refresh_tokens (session_id);
create index refresh_tokens_parent_idx on auth.refresh_tokens (parent);
alter table auth.refresh_tokens enable row level security;
revoke all on auth.refresh_tokens from public, anon, authenticated, service_role;
