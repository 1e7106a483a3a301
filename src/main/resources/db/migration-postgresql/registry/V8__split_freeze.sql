-- What may not happen whoever writes. The same rules stand in db/migration-h2/registry as trigger classes.
create function registry_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'registry: % is append-only', tg_table_name;
end $$;
create trigger registry_split_append_only before update or delete on registry_split
    for each row execute function registry_refuse_change();
create trigger registry_split_review_append_only before update or delete on registry_split_review
    for each row execute function registry_refuse_change();
create trigger registry_split_no_truncate before truncate on registry_split
    for each statement execute function registry_refuse_change();
create trigger registry_split_review_no_truncate before truncate on registry_split_review
    for each statement execute function registry_refuse_change();

create function registry_is_frozen(household bigint) returns boolean language sql stable as $$
    select exists (select 1 from registry_split s left join registry_split_review r on r.split_id = s.id
        where (s.new_household = household or s.origin = household) and r.split_id is null)
        or exists (select 1 from registry_split s join registry_split_review r on r.split_id = s.id
        where s.new_household = household and not r.genuine)
$$;

create function registry_split_freeze() returns trigger language plpgsql as $$
begin
    if new.status in ('POOR', 'RELAPSED') and registry_is_frozen(new.id) then
        raise exception 'registry: a split waits for its review or was found not genuine';
    end if;
    return new;
end $$;
create trigger registry_household_split_freeze before update of status on registry_household
    for each row when (old.status is distinct from new.status) execute function registry_split_freeze();
