-- Who signs on by name at a bench says a PIN of 4 to 6 digits, if they have one. Kept as PBKDF2 (RFC 8018), because
-- a bare PostgreSQL has no pgcrypto and the same SQL runs everywhere. No hash of so few digits resists somebody who
-- holds it: what protects a PIN is that nobody can read the hash, and that few tries are answered.

alter table public.staff_shared
    add column pin_changed_at timestamptz,
    add check (pin_hash is null or (pin_changed_at is not null and role <> 'Station'));

alter table public.settings
    add column pin_tries int not null default 5 check (pin_tries >= 1),
    add column pin_lock_minutes int not null default 5 check (pin_lock_minutes >= 1);

-- Wrong PINs in a row, by the account that asked: each station has its own, and cannot pass for another.
create table ordak.pin_tries (
    staff_id uuid not null references public.staff_shared (id) on delete cascade,
    account uuid not null references auth.users (id) on delete cascade,
    wrong int not null default 0,
    locked_until timestamptz,
    primary key (staff_id, account)
);
alter table ordak.pin_tries enable row level security;
revoke all on ordak.pin_tries from public, anon, authenticated, service_role;

-- PBKDF2-HMAC-SHA256, 32 bytes. The secret has at most 64.
create function ordak.pbkdf2(p_secret bytea, p_salt bytea, p_rounds int) returns bytea
language plpgsql immutable strict
set search_path = ''
as $$
declare
    inner_key bytea := p_secret || decode(repeat('00', 64 - length(p_secret)), 'hex');
    outer_key bytea := inner_key;
    u bytea;
    t bit(256);
begin
    for at in 0..63 loop
        outer_key := set_byte(outer_key, at, get_byte(outer_key, at) # 92);
        inner_key := set_byte(inner_key, at, get_byte(inner_key, at) # 54);
    end loop;
    u := sha256(outer_key || sha256(inner_key || p_salt || '\x00000001'::bytea));
    t := ('x' || encode(u, 'hex'))::bit(256);
    for round in 2..p_rounds loop
        u := sha256(outer_key || sha256(inner_key || u));
        t := t # ('x' || encode(u, 'hex'))::bit(256);
    end loop;
    return int8send(substring(t from 1 for 64)::bigint) || int8send(substring(t from 65 for 64)::bigint)
        || int8send(substring(t from 129 for 64)::bigint) || int8send(substring(t from 193 for 64)::bigint);
end
$$;
revoke execute on function ordak.pbkdf2 from public, anon, authenticated, service_role;

-- 'pbkdf2-sha256$rounds$salt$hash', salt and hash in hex.
create function ordak.pin_hash(p_pin text, p_salt bytea, p_rounds int) returns text
language sql immutable strict
set search_path = ''
as $$
    select concat_ws(
        '$', 'pbkdf2-sha256', p_rounds, encode(p_salt, 'hex'),
        encode(ordak.pbkdf2(convert_to(p_pin, 'UTF8'), p_salt, p_rounds), 'hex')
    )
$$;
revoke execute on function ordak.pin_hash from public, anon, authenticated, service_role;

create function ordak.pin_matches(p_pin text, p_hash text) returns boolean
language sql immutable strict
set search_path = ''
as $$
    select p_hash = ordak.pin_hash(p_pin, decode(split_part(p_hash, '$', 3), 'hex'), split_part(p_hash, '$', 2)::int)
$$;
revoke execute on function ordak.pin_matches from public, anon, authenticated, service_role;

create function ordak.check_pin_form(p_pin text) returns void
language plpgsql immutable
set search_path = ''
as $$
begin
    if p_pin is null or p_pin !~ '^[0-9]{4,6}$' then
        perform ordak.refuse('REQ001', 'A PIN has 4 to 6 digits.');
    end if;
end
$$;
revoke execute on function ordak.check_pin_form from public, anon, authenticated, service_role;

-- Give somebody this PIN, or none (null), and let them try again wherever they were locked. The PIN that they have
-- already is no change: stations that know it go on knowing it.
create function ordak.give_pin(p_staff_id uuid, p_pin text) returns public.staff_shared
language plpgsql volatile
set search_path = ''
as $$
declare
    person public.staff_shared;
begin
    if p_pin is not null then
        perform ordak.check_pin_form(p_pin);
    end if;
    select * into strict person from public.staff_shared s where s.id = p_staff_id for update;
    delete from ordak.pin_tries t where t.staff_id = p_staff_id;
    if p_pin is null and person.pin_hash is null or ordak.pin_matches(p_pin, person.pin_hash) then
        return person;
    end if;
    update public.staff_shared s
    set pin_hash = ordak.pin_hash(p_pin, uuid_send(gen_random_uuid()), 10000), pin_changed_at = clock_timestamp()
    where s.id = p_staff_id
    returning * into person;
    return person;
end
$$;
revoke execute on function ordak.give_pin from public, anon, authenticated, service_role;

-- A colleague, as the caller may know them: a person who still works in one of the caller's stores.
create function ordak.colleague(p_me public.staff_shared, p_staff_id uuid) returns public.staff_shared
language plpgsql stable
set search_path = ''
as $$
declare
    person public.staff_shared;
begin
    select * into person from public.staff_shared s
    where s.id = p_staff_id and s.active and s.role <> 'Station' and s.stores && p_me.stores;
    if not found then
        perform ordak.refuse('AUTH001', 'This is nobody who works in your stores.');
    end if;
    return person;
end
$$;
revoke execute on function ordak.colleague from public, anon, authenticated, service_role;

-- The answer to a try, which is counted: no exception may take that back.
create function ordak.try_pin(p_account uuid, p_person public.staff_shared, p_pin text) returns jsonb
language plpgsql volatile
set search_path = ''
as $$
declare
    limits public.settings;
    tries ordak.pin_tries;
begin
    select * into limits from public.settings;
    insert into ordak.pin_tries (staff_id, account) values (p_person.id, p_account) on conflict do nothing;
    -- Tries at the same moment wait for one another.
    select * into tries from ordak.pin_tries t where t.staff_id = p_person.id and t.account = p_account for update;
    if tries.locked_until <= clock_timestamp() then
        tries.wrong := 0;
        tries.locked_until := null;
    end if;
    if tries.locked_until is null then
        if ordak.pin_matches(p_pin, p_person.pin_hash) then
            delete from ordak.pin_tries t where t.staff_id = p_person.id and t.account = p_account;
            return ordak.ok(
                jsonb_build_object('staff_id', p_person.id, 'pin_changed_at', p_person.pin_changed_at)
            );
        end if;
        tries.wrong := tries.wrong + 1;
        if tries.wrong >= limits.pin_tries then
            tries.locked_until := clock_timestamp() + make_interval(mins => limits.pin_lock_minutes);
        end if;
        update ordak.pin_tries t set wrong = tries.wrong, locked_until = tries.locked_until
        where t.staff_id = p_person.id and t.account = p_account;
    end if;
    if tries.locked_until is null then
        return ordak.refusal_answer(
            'PIN001', 'This is not the PIN.', jsonb_build_object('tries_left', limits.pin_tries - tries.wrong)
        );
    end if;
    return ordak.refusal_answer(
        'PIN002', 'Too many wrong PINs. Wait, or ask a supervisor for a new one.',
        jsonb_build_object('locked_until', tries.locked_until)
    );
end
$$;
revoke execute on function ordak.try_pin from public, anon, authenticated, service_role;

-- Whether this is the PIN of this person: data {staff_id, pin_changed_at}; refused PIN001 wrong {tries_left}, PIN002
-- locked {locked_until}, PIN003 has none. A member of staff can only ask about their own.
create function public.check_pin(p_staff_id uuid, p_pin text) returns jsonb
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    me public.staff_shared;
    person public.staff_shared;
    code text;
begin
    me := ordak.caller();
    person := ordak.colleague(me, p_staff_id);
    if me.role = 'Staff' and me.id <> person.id then
        perform ordak.refuse('AUTH001', 'Only a station or a supervisor may check the PIN of others.');
    end if;
    perform ordak.check_pin_form(p_pin);
    if person.pin_hash is null then
        perform ordak.refuse('PIN003', 'This person has no PIN.');
    end if;
    return ordak.try_pin(me.user_id, person, p_pin);
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics code = pg_exception_hint;
        return ordak.refusal_answer(code, sqlerrm, '{}');
end
$$;
revoke execute on function public.check_pin from public, anon, authenticated, service_role;
grant execute on function public.check_pin to authenticated;

-- Give a person a PIN, or take it away (null): data {staff_id, has_pin, pin_changed_at}. An Admin's is an Admin's to
-- give, or a Supervisor could sign on as one.
create function public.set_pin(p_staff_id uuid, p_pin text) returns jsonb
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    me public.staff_shared;
    person public.staff_shared;
    code text;
begin
    me := ordak.caller();
    if me.role not in ('Supervisor', 'Admin') then
        perform ordak.refuse('AUTH001', 'Only a supervisor may give a PIN.');
    end if;
    person := ordak.colleague(me, p_staff_id);
    if person.role = 'Admin' and me.role <> 'Admin' then
        perform ordak.refuse('AUTH001', 'Only an admin may give an admin a PIN.');
    end if;
    person := ordak.give_pin(person.id, p_pin);
    return ordak.ok(jsonb_build_object(
        'staff_id', person.id, 'has_pin', person.pin_hash is not null, 'pin_changed_at', person.pin_changed_at
    ));
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics code = pg_exception_hint;
        return ordak.refusal_answer(code, sqlerrm, '{}');
end
$$;
revoke execute on function public.set_pin from public, anon, authenticated, service_role;
grant execute on function public.set_pin to authenticated;

-- As before, and whether they have a PIN: data [{..., has_pin, pin_changed_at}].
create or replace function public.get_staff_list(p_store text default null) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
    my_stores text[];
    code text;
begin
    my_stores := ordak.stores_of(ordak.caller(), p_store);
    return ordak.ok((
        select coalesce(jsonb_agg(jsonb_build_object(
            'id', s.id, 'name', s.name, 'role', s.role, 'stores', s.stores, 'badge', s.badge, 'active', s.active,
            'has_pin', s.pin_hash is not null, 'pin_changed_at', s.pin_changed_at
        ) order by s.name, s.id), '[]')
        from public.staff_shared s where s.stores && my_stores and s.role <> 'Station'
    ));
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics code = pg_exception_hint;
        return ordak.refusal_answer(code, sqlerrm, '{}');
end
$$;

-- As before, and 'pins'.
create or replace function public.station_contract() returns jsonb
language sql immutable security definer
set search_path = ''
as $$
    select jsonb_build_object(
        'version', 1,
        'features', jsonb_build_array(
            'event_ids', 'batch', 'changes', 'undo', 'assignment', 'storage', 'manual_orders', 'station_reports',
            'pins'
        )
    )
$$;
