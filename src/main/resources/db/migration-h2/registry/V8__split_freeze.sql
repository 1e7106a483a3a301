-- The rules of db/migration-postgresql/registry, as trigger classes.
create trigger registry_split_append_only before update, delete on registry_split for each row
    call 'org.bangfu.common.AppendOnlyTable';
create trigger registry_split_review_append_only before update, delete on registry_split_review for each row
    call 'org.bangfu.common.AppendOnlyTable';
create trigger registry_household_split_freeze before update on registry_household for each row
    call 'org.bangfu.registry.database.SplitFreeze';
