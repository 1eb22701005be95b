-- What anybody would try first is no PIN, and a person chooses their own at a bench.

-- Refuses digits that are no PIN, or that are guessed: the same one again and again, a run up or down, the badge.
create function ordak.check_pin_choice(p_pin text, p_badge text) returns void
language plpgsql immutable
set search_path = ''
as $$
begin
    perform ordak.check_pin_form(p_pin);
    if p_pin ~ '^(.)\1*$' then
        perform ordak.refuse('REQ001', 'The same digit again and again is easy to guess. Choose another PIN.');
    end if;
    if strpos('01234567890', p_pin) > 0 or strpos('09876543210', p_pin) > 0 then
        perform ordak.refuse('REQ001', 'Digits that follow one another are easy to guess. Choose another PIN.');
    end if;
    if ltrim(p_pin, '0') = ltrim(regexp_replace(p_badge, '\D', '', 'g'), '0') then
        perform ordak.refuse('REQ001', 'Everybody can read the badge''s number. Choose another PIN.');
    end if;
end
$$;
revoke execute on function ordak.check_pin_choice from public, anon, authenticated, service_role;

-- As before, but for what is guessed: whoever gives a PIN comes through here. One that is kept since before that rule
-- goes on being right.
create or replace function ordak.give_pin(p_staff_id uuid, p_pin text) returns public.staff_shared
language plpgsql volatile
set search_path = ''
as $$
declare
    person public.staff_shared;
begin
    -- Not "for update": that would also wait for a try that is counted now, which may wait for us.
    select * into strict person from public.staff_shared s where s.id = p_staff_id for no key update;
    if p_pin is not null then
        perform ordak.check_pin_choice(p_pin, person.badge);
    end if;
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

-- A person's own PIN, chosen by themselves: data {staff_id, has_pin, pin_changed_at}. Belongs to the feature 'pins'.
-- Who may: a station for people of its stores, or the person with their own account; a supervisor gives others theirs
-- with set_pin. What proves the person: who has a PIN gives the old one, whatever else is known of them, and a wrong
-- one is a try like check_pin's (PIN001 {tries_left}, PIN002 {locked_until}). Who has none gives their badge (PIN003).
-- A badge's number is no secret (get_staff_list has it), so that a first PIN rests on the station's word that the badge
-- was read. Somebody with a station's password could give first PINs away, not change one: it takes nobody's badge, a
-- supervisor takes it back, and that password signs on as anybody without it.
create function public.change_pin(
    p_staff_id uuid, p_new_pin text, p_old_pin text default null, p_badge text default null
) returns jsonb
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    me public.staff_shared;
    person public.staff_shared;
    tried jsonb;
    code text;
begin
    me := ordak.caller();
    person := ordak.colleague(me, p_staff_id);
    if me.role <> 'Station' and me.id <> person.id then
        perform ordak.refuse('AUTH001', 'A person chooses their PIN at a station, or with their own account.');
    end if;
    perform ordak.check_pin_choice(p_new_pin, person.badge);
    -- Of two first PINs at the same moment the second one finds the first.
    select * into strict person from public.staff_shared s where s.id = person.id for no key update;
    if person.pin_hash is null then
        if person.badge is null or upper(p_badge) is distinct from upper(person.badge) then
            perform ordak.refuse('PIN003', 'This person has no PIN. The first one needs their badge.');
        end if;
    elsif p_old_pin is null then
        perform ordak.refuse('PIN001', 'This person has a PIN. A new one needs the old one.');
    else
        perform ordak.check_pin_form(p_old_pin);
        tried := ordak.try_pin(me.user_id, person, p_old_pin);
        if not (tried ->> 'ok')::boolean then
            return tried;
        end if;
    end if;
    person := ordak.give_pin(person.id, p_new_pin);
    return ordak.ok(jsonb_build_object(
        'staff_id', person.id, 'has_pin', true, 'pin_changed_at', person.pin_changed_at
    ));
exception
    when sqlstate 'ORDAK' then
        get stacked diagnostics code = pg_exception_hint;
        return ordak.refusal_answer(code, sqlerrm, '{}');
end
$$;
revoke execute on function public.change_pin from public, anon, authenticated, service_role;
grant execute on function public.change_pin to authenticated;
