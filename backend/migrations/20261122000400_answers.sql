-- How the backend speaks: refusals, priorities and the order document.

-- A refusal of the business kind. Inside, it is an exception of its own SQLSTATE; each function that clients call
-- turns it into an answer (`ordak.refusal_answer`), so that nothing of what was tried before it remains.
create function ordak.refuse(p_code text, p_message text, p_data jsonb default '{}') returns void
language plpgsql
set search_path = ''
as $$
begin
    raise exception using errcode = 'ORDAK', message = p_message, hint = p_code, detail = p_data::text;
end
$$;
revoke execute on function ordak.refuse from public, anon, authenticated, service_role;

create function ordak.refusal_answer(p_code text, p_message text, p_data jsonb) returns jsonb
language sql immutable
set search_path = ''
as $$
    select jsonb_build_object('ok', false, 'code', p_code, 'message', p_message, 'data', p_data)
$$;
revoke execute on function ordak.refusal_answer from public, anon, authenticated, service_role;

create function ordak.ok(p_data jsonb) returns jsonb
language sql immutable
set search_path = ''
as $$
    select jsonb_build_object('ok', true, 'data', p_data)
$$;
revoke execute on function ordak.ok from public, anon, authenticated, service_role;

-- Who is calling. No session is an error (HTTP 401); a session that is not staff is a refusal.
create function ordak.caller() returns public.staff_shared
language plpgsql stable
set search_path = ''
as $$
declare
    me public.staff_shared;
begin
    if auth.uid() is null then
        raise insufficient_privilege using message = 'Sign in first.';
    end if;
    select * into me from public.staff_shared s where s.user_id = auth.uid() and s.active;
    if not found then
        perform ordak.refuse('AUTH001', 'This account is not an active member of staff.');
    end if;
    return me;
end
$$;
revoke execute on function ordak.caller from public, anon, authenticated, service_role;

-- The stores that a call is about: the one named, or all of the caller's. Refuses what is unknown or not theirs.
create function ordak.stores_of(p_me public.staff_shared, p_store text) returns text[]
language plpgsql stable
set search_path = ''
as $$
begin
    if p_store is null then
        return p_me.stores;
    end if;
    if not exists (select from public.stores s where s.id = p_store) then
        perform ordak.refuse('REQ001', format('There is no store called "%s".', left(p_store, 40)));
    end if;
    if p_store <> all (p_me.stores) then
        perform ordak.refuse('AUTH001', format('%s may not work on orders of %s.', p_me.name, p_store));
    end if;
    return array[p_store];
end
$$;
revoke execute on function ordak.stores_of from public, anon, authenticated, service_role;

create function ordak.check_stage(p_stage text) returns void
language plpgsql stable
set search_path = ''
as $$
begin
    if p_stage not in ('Filling', 'Covering', 'Decorating', 'Packing', 'Complete') then
        perform ordak.refuse('REQ001', format('There is no stage called "%s".', left(p_stage, 40)));
    end if;
end
$$;
revoke execute on function ordak.check_stage from public, anon, authenticated, service_role;

-- The kitchen's calendar day at a moment.
create function ordak.kitchen_day(p_at timestamptz) returns date
language sql stable
set search_path = ''
as $$
    select (p_at at time zone s.time_zone)::date from public.settings s
$$;
revoke execute on function ordak.kitchen_day from public, anon, authenticated, service_role;

create function ordak.priority(p_due date, p_today date) returns text
language sql stable
set search_path = ''
as $$
    select case
        when p_due is null then 'Medium'
        when p_due - p_today <= s.priority_high_days then 'High'
        when p_due - p_today <= s.priority_medium_days then 'Medium'
        else 'Low'
    end
    from public.settings s
$$;
revoke execute on function ordak.priority from public, anon, authenticated, service_role;

create function ordak.order_document(o public.orders, p_today date) returns jsonb
language sql stable
set search_path = ''
as $$
    select to_jsonb(o)
        - array['cancel_reason', 'shopify_id', 'shop_updated_at', 'revision']
        || jsonb_build_object(
            'priority', ordak.priority(o.due_date, p_today),
            'assignee_name', (select s.name from public.staff_shared s where s.id = o.assignee_id)
        )
$$;
revoke execute on function ordak.order_document(public.orders, date) from public, anon, authenticated, service_role;

create function ordak.order_document(o public.orders) returns jsonb
language sql stable
set search_path = ''
as $$
    select ordak.order_document(o, ordak.kitchen_day(now()))
$$;
revoke execute on function ordak.order_document(public.orders) from public, anon, authenticated, service_role;
