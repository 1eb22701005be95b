-- The roles that Supabase brings along. Roles belong to the whole server, so another database may have made them.
do $$
declare
    wanted record;
begin
    for wanted in
        select *
        from (values
            ('anon', 'nologin noinherit'),
            ('authenticated', 'nologin noinherit'),
            ('service_role', 'nologin noinherit')
        ) as r (name, options)
    loop
        if not exists (select from pg_roles where rolname = wanted.name) then
            begin
                execute format('create role %I %s', wanted.name, wanted.options);
            exception
                -- Somebody made it between our look and our try, in another database of this server.
                when duplicate_object or unique_violation then null;
            end;
        end if;
        -- The gateway changes into the role that the token names; a superuser may do so anyway.
        if not pg_has_role(current_user, wanted.name, 'set') then
            execute format('grant %I to %I', wanted.name, current_user);
        end if;
    end loop;
end
$$;

grant usage on schema public to anon, authenticated, service_role;
