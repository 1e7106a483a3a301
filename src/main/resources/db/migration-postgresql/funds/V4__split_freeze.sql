-- A household whose split nobody has reviewed, or whose split was found not genuine, is promised nothing.
create function funds_grant_split_freeze() returns trigger language plpgsql as $$
begin
    if registry_is_frozen(new.household_id) then
        raise exception 'funds: a split of the household waits for its review or was found not genuine';
    end if;
    return new;
end $$;
create trigger funds_grant_split_freeze before insert on funds_grant
    for each row execute function funds_grant_split_freeze();
