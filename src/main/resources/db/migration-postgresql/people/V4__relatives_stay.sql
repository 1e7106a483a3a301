-- Who has declared a relative cannot take it back to act on the case. The same rule stands in db/migration-h2/people.
create function people_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'people: % is append-only', tg_table_name;
end $$;
create trigger declared_relative_append_only before update or delete on declared_relative
    for each row execute function people_refuse_change();
create trigger declared_relative_no_truncate before truncate on declared_relative
    for each statement execute function people_refuse_change();
