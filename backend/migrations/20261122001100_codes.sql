-- What a scanned code can mean. Never a guess: all readings that name an existing order are returned.

-- ISO 7064 Mod 37,36 over 0-9 A-Z: the text ends in its own check character.
create function ordak.check_character_fits(p_code text) returns boolean
language plpgsql immutable
set search_path = ''
as $$
declare
    alphabet constant text := '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    rest int := 18;
begin
    for i in 1 .. length(p_code) loop
        rest := ((coalesce(nullif(rest, 0), 36) * 2) % 37 + strpos(alphabet, substr(p_code, i, 1)) - 1) % 36;
    end loop;
    return rest = 1;
end
$$;
revoke execute on function ordak.check_character_fits from public, anon, authenticated, service_role;

-- Takes off what scanners, packing slips and QR codes put around a code: AIM identifier, terminators, stars, URL.
create function ordak.bare_code(p_scan text) returns text
language plpgsql immutable
set search_path = ''
as $$
declare
    code text := btrim(p_scan, E' \t\r\n\x04');
begin
    code := regexp_replace(code, '^\][A-Za-z][0-9A-Za-z]', '');
    if code ~* '^https?://' then
        code := regexp_replace(regexp_replace(code, '[?#].*$', ''), '/+$', '');
        code := regexp_replace(code, '^.*/', '');
    end if;
    return upper(btrim(btrim(code), '*'));
end
$$;
revoke execute on function ordak.bare_code from public, anon, authenticated, service_role;

-- One way to read a code: which kind, and which orders it would mean (null: any store, any suffix).
create type ordak.reading as (kind text, store text, number int, suffix text, any_suffix boolean);

-- All readings of a code, whether or not such orders exist. None: not an order code at all.
create function ordak.readings(p_code text) returns setof ordak.reading
language plpgsql stable
set search_path = ''
as $$
declare
    m text[];
begin
    -- 18617 and 00018617: an order of any store.
    if p_code ~ '^#?0*[1-9][0-9]{0,7}$' then
        return next row('number', null, ltrim(p_code, '#')::int, null, true)::ordak.reading;
        return;
    end if;
    -- bannos-18617, flour-lane-18617-B: hyphens inside the store's name do not count.
    m := regexp_match(p_code, '^([A-Z][A-Z0-9-]*[A-Z0-9])-0*([1-9][0-9]{0,7})(?:-([A-Z]{1,2}))?$');
    if m is not null then
        return query
            select 'slug', s.id, m[2]::int, m[3], m[3] is null
            from public.stores s where upper(s.id) = replace(m[1], '-', '');
        return;
    end if;
    -- B18617, #B18617, B18617-B: what people write.
    m := regexp_match(p_code, '^#?([A-Z])0*([1-9][0-9]{0,7})(?:-([A-Z]{1,2}))?$');
    if m is not null then
        return query
            select 'human', s.id, m[2]::int, m[3], m[3] is null from public.stores s where s.letter = m[1];
    end if;
    -- B25771A and a check character: our label. All digits, it can be a human number as well.
    m := regexp_match(p_code, '^([A-Z])([1-9][0-9]{0,7})([A-Z]{0,2})[0-9A-Z]$');
    if m is not null and ordak.check_character_fits(p_code) then
        return query
            select 'label', s.id, m[2]::int, nullif(m[3], ''), false from public.stores s where s.letter = m[1];
    end if;
end
$$;
revoke execute on function ordak.readings from public, anon, authenticated, service_role;

-- A label of one of our stores that was misread: it has the form, and the check character does not fit.
create function ordak.is_misread_label(p_code text) returns boolean
language sql stable
set search_path = ''
as $$
    select p_code ~ '^[A-Z][1-9][0-9]{0,7}([A-Z]{0,2}[A-Z]|[A-Z]{1,2}[0-9])$'
        and not ordak.check_character_fits(p_code)
        and exists (select from public.stores s where s.letter = left(p_code, 1))
$$;
revoke execute on function ordak.is_misread_label from public, anon, authenticated, service_role;

create function ordak.candidates(p_code text, p_stores text[]) returns jsonb
language sql stable
set search_path = ''
as $$
    with found as (
        select o.id, min(r.kind) as kind
        from ordak.readings(p_code) r
        join public.orders o
            on o.number = r.number
            and (r.store is null or o.store = r.store)
            and (r.any_suffix or o.suffix is not distinct from r.suffix)
        where o.store = any (p_stores)
        group by o.id
    )
    select jsonb_build_object(
        'kind', case when count(distinct f.kind) > 1 then 'ambiguous' else coalesce(min(f.kind), 'unknown') end,
        'candidates',
        coalesce(jsonb_agg(ordak.order_document(o) order by o.store, o.number, o.unit_index), '[]')
    )
    from found f join public.orders o on o.id = f.id
$$;
revoke execute on function ordak.candidates from public, anon, authenticated, service_role;

-- The orders of the caller's stores that a code can mean: data {candidates, kind, scan}. kind is label, human, slug,
-- number, ambiguous (the candidates come from more than one reading) or unknown (there are none).
create function public.get_order_for_scan(p_scan text) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
    me public.staff_shared;
    code text := ordak.bare_code(left(coalesce(p_scan, ''), 500));
begin
    me := ordak.caller();
    if ordak.is_misread_label(code) then
        return ordak.refusal_answer(
            'REQ001', 'The label was misread: its check character does not fit. Scan it again.',
            jsonb_build_object('scan', code)
        );
    end if;
    return ordak.ok(ordak.candidates(code, me.stores) || jsonb_build_object('scan', code));
exception
    when sqlstate 'ORDAK' then return ordak.refusal_answer('AUTH001', sqlerrm, '{}');
end
$$;
revoke execute on function public.get_order_for_scan from public, anon, authenticated, service_role;
grant execute on function public.get_order_for_scan to authenticated;
