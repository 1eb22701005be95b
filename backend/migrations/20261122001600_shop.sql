-- What comes from the shop. Only the gateway calls these, after it has checked the signature.

-- Whether this delivery is new. Rolled back together with whatever was done for it.
create function public.record_delivery(p_store text, p_key text, p_topic text) returns boolean
language plpgsql volatile security definer
set search_path = ''
as $$
begin
    insert into public.webhook_deliveries (store, delivery_key, topic) values (p_store, p_key, p_topic)
    on conflict do nothing;
    return found;
end
$$;
revoke execute on function public.record_delivery from public, anon, authenticated, service_role;
grant execute on function public.record_delivery to service_role;

create function public.record_dead_letter(p_topic text, p_shop text, p_reason text, p_body text) returns bigint
language sql volatile security definer
set search_path = ''
as $$
    insert into public.dead_letter (topic, shop, reason, body) values (p_topic, p_shop, p_reason, p_body) returning id
$$;
revoke execute on function public.record_dead_letter from public, anon, authenticated, service_role;
grant execute on function public.record_dead_letter to service_role;

-- Puts one cake of the shop's order into the kitchen, or takes over its new description. Where a cake is in the day, and
-- the id on its label, never change here: the row is found by its place in the order, and keeps its suffix.
create function ordak.ingest_cake(p_store text, p_shopify_id text, p_updated_at timestamptz, c public.orders)
returns text
language sql volatile
set search_path = ''
as $$
    insert into public.orders as o (
        store, number, suffix, unit_index, unit_count, product_title, size, flavour, writing, notes, accessories,
        due_date, due_time, delivery_method, customer_name, image_url, shopify_id, shop_updated_at
    ) values (
        p_store, c.number, c.suffix, coalesce(c.unit_index, 1), coalesce(c.unit_count, 1), c.product_title, c.size,
        c.flavour, c.writing, c.notes, ordak.clean_accessories(c.accessories), c.due_date, c.due_time,
        c.delivery_method, c.customer_name, c.image_url, p_shopify_id, p_updated_at
    )
    on conflict (store, number, unit_index) do update set
        unit_count = excluded.unit_count, product_title = excluded.product_title, size = excluded.size,
        flavour = excluded.flavour, writing = excluded.writing, notes = excluded.notes,
        accessories = excluded.accessories, due_date = excluded.due_date, due_time = excluded.due_time,
        delivery_method = excluded.delivery_method, customer_name = excluded.customer_name,
        image_url = coalesce(excluded.image_url, o.image_url),
        shopify_id = excluded.shopify_id, shop_updated_at = excluded.shop_updated_at,
        cancelled_at = case when o.cancel_reason = 'taken out of the order' then null else o.cancelled_at end,
        cancel_reason = case when o.cancel_reason = 'taken out of the order' then null else o.cancel_reason end
    returning o.id
$$;
revoke execute on function ordak.ingest_cake from public, anon, authenticated, service_role;

create function ordak.cancel_shop_orders(
    p_store text, p_shopify_id text, p_reason text, p_only_unstarted boolean, p_keep text[]
) returns void
language sql volatile
set search_path = ''
as $$
    update public.orders o
    set cancelled_at = clock_timestamp(), cancel_reason = p_reason
    where o.store = p_store and o.shopify_id = p_shopify_id and o.cancelled_at is null and o.id <> all (p_keep)
        and not (p_only_unstarted and (o.filling_start_ts is not null or o.stage <> 'Filling'))
$$;
revoke execute on function ordak.cancel_shop_orders from public, anon, authenticated, service_role;

-- Takes over one order of the shop, once per p_delivery_key. p_cakes holds objects with the descriptive columns of
-- public.orders. Returns {duplicate, stale, orders: [ids]}. Cakes that an update leaves out are cancelled unless they
-- were started; orders/cancelled cancels them all, also when it comes before orders/create.
create function public.ingest_order(
    p_store text, p_shopify_id text, p_topic text, p_cakes jsonb, p_delivery_key text default null,
    p_updated_at timestamptz default null
) returns jsonb
language plpgsql volatile security definer
set search_path = ''
as $$
declare
    stale boolean;
    ids text[] := '{}';
begin
    perform pg_advisory_xact_lock(hashtextextended(p_store || ' ' || p_shopify_id, 1936224112));
    if p_delivery_key is not null and not public.record_delivery(p_store, p_delivery_key, p_topic) then
        return jsonb_build_object('duplicate', true, 'stale', false, 'orders', '[]'::jsonb);
    end if;
    perform from public.orders o where o.store = p_store and o.shopify_id = p_shopify_id
    order by o.store, o.id for no key update;
    select coalesce(bool_or(o.shop_updated_at > p_updated_at), false) into stale
    from public.orders o where o.store = p_store and o.shopify_id = p_shopify_id;
    if not stale then
        select coalesce(array_agg(ordak.ingest_cake(p_store, p_shopify_id, p_updated_at, c)), '{}') into ids
        from (
            select r as c from jsonb_populate_recordset(null::public.orders, p_cakes) r order by r.unit_index
        ) cakes;
        perform ordak.cancel_shop_orders(p_store, p_shopify_id, 'taken out of the order', true, ids);
    end if;
    if p_topic = 'orders/cancelled' then
        perform ordak.cancel_shop_orders(p_store, p_shopify_id, 'cancelled in the shop', false, '{}');
    end if;
    return jsonb_build_object('duplicate', false, 'stale', stale, 'orders', to_jsonb(ids));
end
$$;
revoke execute on function public.ingest_order from public, anon, authenticated, service_role;
grant execute on function public.ingest_order to service_role;
